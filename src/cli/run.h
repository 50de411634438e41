/* cli/run.h: what each command of cli/table.c runs. All take the words that were read, print
 * what they have to say, and return the exit status. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "cli/command.h"

/* list.c */
int cli_run_list(struct cli *c);
int cli_run_search(struct cli *c);

/* related.c */
int cli_run_related(struct cli *c);

/* show.c */
int cli_run_show(struct cli *c);
int cli_run_open(struct cli *c);

/* mark.c; cli_run_mark is read, star, archive and delete. */
int cli_run_mark(struct cli *c);
int cli_run_tag(struct cli *c);
int cli_run_purge(struct cli *c);

/* edit.c; cli_run_undo is undo and redo. */
int cli_run_edit(struct cli *c);
int cli_run_undo(struct cli *c);
int cli_run_batch_list(struct cli *c);
int cli_run_batch_undo(struct cli *c);

/* view.c */
int cli_run_view_add(struct cli *c);
int cli_run_view_list(struct cli *c);
int cli_run_view_remove(struct cli *c);

/* note.c */
int cli_run_note_add(struct cli *c);
int cli_run_note_list(struct cli *c);
int cli_run_note_remove(struct cli *c);

/* entity.c */
int cli_run_entities(struct cli *c);
int cli_run_entity(struct cli *c);
int cli_run_names(struct cli *c);

/* export.c */
int cli_run_export(struct cli *c);

/* care.c */
int cli_run_check(struct cli *c);
int cli_run_backup(struct cli *c);
int cli_run_stats(struct cli *c);

/* interface.c; cli_run_interface is lectern without a command. */
int cli_run_interface(struct cli *c);
int cli_run_demo(struct cli *c);

#endif
