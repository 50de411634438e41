/* Schema 1: one const table of SQL.
 *
 * article's rowid is its date-ordered key, so that a page of the list is a walk along
 * neighbouring rows; everything else names an article by its id, which never changes. state
 * holds the STATE_ bits of store/list.h. */
#include "store/schema.h"

const char schema_1[] =
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"

    "CREATE TABLE article("
    " key INTEGER PRIMARY KEY,"
    " id INTEGER NOT NULL UNIQUE,"
    " title TEXT NOT NULL COLLATE NOCASE,"
    " title_derived INTEGER NOT NULL,"
    " source TEXT NOT NULL COLLATE NOCASE, authors TEXT, lang TEXT, url TEXT, section TEXT,"
    " published INTEGER, precision INTEGER NOT NULL, zone INTEGER,"
    " added INTEGER NOT NULL,"
    " words INTEGER NOT NULL,"
    " state INTEGER NOT NULL,"
    " dup_of INTEGER," /* the article under which it is folded */
    " n_dups INTEGER NOT NULL DEFAULT 0,"
    " batch INTEGER NOT NULL,"
    " address INTEGER" /* hash of url */
    ");"
    "CREATE INDEX article_source ON article(source, key);"
    "CREATE INDEX article_title ON article(title, key);"
    "CREATE INDEX article_words ON article(words, key);"
    "CREATE INDEX article_batch ON article(batch);"
    "CREATE INDEX article_address ON article(address) WHERE address IS NOT NULL;"
    "CREATE INDEX article_dup ON article(dup_of) WHERE dup_of IS NOT NULL;"
    "CREATE INDEX article_unread ON article(key) WHERE state & 1 = 0;"
    "CREATE INDEX article_starred ON article(key) WHERE state & 2;"
    "CREATE INDEX article_archived ON article(key) WHERE state & 4;"
    "CREATE INDEX article_deleted ON article(key) WHERE state & 8;"
    "CREATE INDEX article_noted ON article(key) WHERE state & 16;"
    "CREATE INDEX article_duplicate ON article(key) WHERE state & 32;"
    "CREATE INDEX article_doubtful ON article(key) WHERE state & 64;"

    /* How many articles are in each state. */
    "CREATE TABLE counter(state INTEGER PRIMARY KEY, n INTEGER NOT NULL);"
    "CREATE TRIGGER article_in AFTER INSERT ON article BEGIN"
    " INSERT INTO counter VALUES(new.state, 1) ON CONFLICT(state) DO UPDATE SET n = n + 1; END;"
    "CREATE TRIGGER article_out AFTER DELETE ON article BEGIN"
    " UPDATE counter SET n = n - 1 WHERE state = old.state; END;"
    "CREATE TRIGGER article_change AFTER UPDATE OF state ON article"
    " WHEN new.state <> old.state BEGIN"
    " UPDATE counter SET n = n - 1 WHERE state = old.state;"
    " INSERT INTO counter VALUES(new.state, 1) ON CONFLICT(state) DO UPDATE SET n = n + 1; END;"

    /* The packed article (doc/pack.h), compressed (store/zip.h), as the page said it. */
    "CREATE TABLE body(article INTEGER PRIMARY KEY, bytes BLOB NOT NULL,"
    " text_len INTEGER NOT NULL);"
    "CREATE TABLE dictionary(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    /* What the user says instead; '' is: there is none. */
    "CREATE TABLE edit(article INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,"
    " PRIMARY KEY(article, field)) WITHOUT ROWID;"
    /* The bytes as they came, compressed with the body's text as prefix. hash: of the bytes;
     * place: of path and member. */
    "CREATE TABLE original(id INTEGER PRIMARY KEY, article INTEGER NOT NULL,"
    " added INTEGER NOT NULL, media TEXT, charset TEXT, path TEXT, member TEXT,"
    " hash INTEGER NOT NULL, place INTEGER, len INTEGER NOT NULL, bytes BLOB,"
    " batch INTEGER NOT NULL);"
    "CREATE INDEX original_article ON original(article);"
    "CREATE INDEX original_hash ON original(hash);"
    "CREATE INDEX original_place ON original(place) WHERE place IS NOT NULL;"
    /* What an update replaced, for taking the batch back. */
    "CREATE TABLE replaced(batch INTEGER NOT NULL, article INTEGER NOT NULL,"
    " bytes BLOB NOT NULL, PRIMARY KEY(batch, article)) WITHOUT ROWID;"

    /* Where reading stopped; its own table, so that saving it journals nothing. */
    "CREATE TABLE place_in(article INTEGER PRIMARY KEY, at INTEGER NOT NULL);"

    "CREATE TABLE source(key TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE language(lang TEXT PRIMARY KEY) WITHOUT ROWID;"

    /* Bands of the body's fingerprint (store/print.h). */
    "CREATE TABLE print(article INTEGER PRIMARY KEY, print BLOB NOT NULL);"
    "CREATE TABLE band(band INTEGER NOT NULL, article INTEGER NOT NULL,"
    " PRIMARY KEY(band, article)) WITHOUT ROWID;"

    "CREATE VIEW indexed AS SELECT a.key AS key, a.title AS title, a.authors AS authors,"
    " lectern_text(b.bytes) AS body FROM article a JOIN body b ON b.article = a.id;"
    "CREATE VIRTUAL TABLE fts USING fts5(title, authors, body, content = 'indexed',"
    " content_rowid = 'key', tokenize = 'lectern', columnsize = 0);"
    "INSERT INTO fts(fts, rank) VALUES('hashsize', 8388608);"

    /* Each word's number of articles, for completing what is typed (store/term.h). */
    "CREATE TABLE term(word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX term_common ON term(word) WHERE n >= 64;"

    "CREATE TABLE batch(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, what TEXT NOT NULL,"
    " added INTEGER NOT NULL, updated INTEGER NOT NULL, undone INTEGER NOT NULL DEFAULT 0);"

    "CREATE TABLE tag(id INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE);"
    "CREATE TABLE article_tag(tag INTEGER NOT NULL, article INTEGER NOT NULL,"
    " PRIMARY KEY(tag, article)) WITHOUT ROWID;"
    "CREATE INDEX article_tag_article ON article_tag(article);"
    "CREATE TABLE view(name TEXT PRIMARY KEY, query TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE note(id INTEGER PRIMARY KEY, article INTEGER NOT NULL,"
    " start INTEGER NOT NULL, len INTEGER NOT NULL, quote TEXT NOT NULL, comment TEXT NOT NULL,"
    " time INTEGER NOT NULL);"
    "CREATE INDEX note_article ON note(article);"

    /* key: as entity/link.h folds names; for a bare surname, or one that was split off, owner
     * is the article it belongs to (else 0). kind and name are the model's; user_kind,
     * user_name, merged_into, hidden and is_split the user's. folded: the shown name for
     * looking up. */
    "CREATE TABLE entity(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key TEXT NOT NULL,"
    " owner INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,"
    " user_kind INTEGER, user_name TEXT, merged_into INTEGER,"
    " hidden INTEGER NOT NULL DEFAULT 0, is_split INTEGER NOT NULL DEFAULT 0,"
    " UNIQUE(key, kind, owner));"
    "CREATE INDEX entity_folded ON entity(folded);"
    "CREATE INDEX entity_merged ON entity(merged_into) WHERE merged_into IS NOT NULL;"
    "CREATE TABLE alias(folded TEXT NOT NULL, entity INTEGER NOT NULL, name TEXT NOT NULL,"
    " by_user INTEGER NOT NULL, PRIMARY KEY(folded, entity)) WITHOUT ROWID;"
    "CREATE INDEX alias_entity ON alias(entity);"
    /* The words of all names of an entity (store/names.h). */
    "CREATE TABLE name_word(word TEXT NOT NULL, entity INTEGER NOT NULL,"
    " PRIMARY KEY(word, entity)) WITHOUT ROWID;"
    /* nth: the article's local entity (doc/mention.h). */
    "CREATE TABLE article_entity(entity INTEGER NOT NULL, article INTEGER NOT NULL,"
    " nth INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(entity, article, nth))"
    " WITHOUT ROWID;"
    "CREATE INDEX article_entity_article ON article_entity(article, count);"
    /* How many articles name an entity, and how often. An article may do so under two forms
     * that it keeps apart. */
    "CREATE TABLE entity_count(entity INTEGER PRIMARY KEY, articles INTEGER NOT NULL,"
    " mentions INTEGER NOT NULL);"
    "CREATE TRIGGER article_entity_in AFTER INSERT ON article_entity BEGIN"
    " INSERT INTO entity_count VALUES(new.entity, 1, new.count) ON CONFLICT(entity) DO UPDATE"
    " SET articles = articles + NOT EXISTS (SELECT 1 FROM article_entity WHERE"
    " entity = new.entity AND article = new.article AND nth <> new.nth),"
    " mentions = mentions + new.count; END;"
    "CREATE TRIGGER article_entity_out AFTER DELETE ON article_entity BEGIN"
    " UPDATE entity_count SET articles = articles - NOT EXISTS (SELECT 1 FROM article_entity"
    " WHERE entity = old.entity AND article = old.article AND nth <> old.nth),"
    " mentions = mentions - old.count WHERE entity = old.entity; END;"
    "CREATE TRIGGER article_entity_change AFTER UPDATE OF entity ON article_entity"
    " WHEN new.entity <> old.entity BEGIN"
    " UPDATE entity_count SET articles = articles - NOT EXISTS (SELECT 1 FROM article_entity"
    " WHERE entity = old.entity AND article = old.article),"
    " mentions = mentions - old.count WHERE entity = old.entity;"
    " INSERT INTO entity_count VALUES(new.entity, 1, new.count) ON CONFLICT(entity) DO UPDATE"
    " SET articles = articles + NOT EXISTS (SELECT 1 FROM article_entity WHERE"
    " entity = new.entity AND article = new.article AND nth <> new.nth),"
    " mentions = mentions + new.count; END;"

    /* One undoable step; changes: a changeset of SQLite's session extension. */
    "CREATE TABLE journal(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, what TEXT NOT NULL,"
    " article INTEGER NOT NULL, undone INTEGER NOT NULL, changes BLOB NOT NULL);";
