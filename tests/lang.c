/* text/lang: the language of a text, and tags. */
#include "tap.h"

#include "text/lang.h"

#include <string.h>

static const struct {
	const char *text, *lang;
} guesses[] = {
    {"The ferry left at noon, and nobody on the pier had seen who was on it.", "en"},
    {"Die Fähre legte mittags ab, und niemand auf der Mole hatte gesehen, wer an Bord war.",
	"de"},
    {"Le bac est parti à midi et personne sur la jetée n'avait vu qui était à bord.", "fr"},
    {"El barco salió al mediodía y nadie en el muelle había visto quién iba a bordo.", "es"},
    {"O barco saiu ao meio-dia e ninguém no cais tinha visto quem estava a bordo.", "pt"},
    {"Il traghetto è partito a mezzogiorno e nessuno sul molo aveva visto chi era a bordo.",
	"it"},
    {"De veerboot vertrok om twaalf uur en niemand op de kade had gezien wie er aan boord was.",
	"nl"},
    {"Färjan gick klockan tolv och ingen på piren hade sett vem som var ombord.", "sv"},
    {"Færgen sejlede ved middagstid, og ingen på molen havde set, hvem der var om bord.", "da"},
    {"Fergen gikk klokken tolv, og ingen på moloen hadde sett hvem som var om bord etter det.",
	"no"},
    {"Lautta lähti puoliltapäivin, mutta kukaan laiturilla ei ollut nähnyt, että hän oli "
     "siinä.",
	"fi"},
    {"Prom odpłynął w południe i nikt na molo nie widział, kto był na jego pokładzie.", "pl"},
    {"Trajekt vyplul v poledne a nikdo na molu neviděl, kdo byl na jeho palubě, ale to už je.",
	"cs"},
    {"Feribotul a plecat la prânz și nimeni de pe dig nu a văzut cine era la bord.", "ro"},
    {"A komp délben indult, és a mólón senki sem látta, hogy ki volt a fedélzeten.", "hu"},
    {"Feribot öğlen kalktı ve iskelede kimse kimin bindiğini görmedi, ama bu çok daha iyi.",
	"tr"},
    {"Kapal itu berangkat pada siang hari dan tidak ada orang di dermaga yang melihat.", "id"},
    {"Chiếc phà rời bến vào buổi trưa và không một ai trên cầu tàu đã thấy người ở trên đó.",
	"vi"},
    {"Паром ушёл в полдень, и никто на пирсе не видел, кто был на борту.", "ru"},
    {"Пором відійшов опівдні, і ніхто на пірсі не бачив, хто був на борту, але це вже.", "uk"},
    {"Фериботът тръгна по обяд и никой на кея не видя кой е на борда, но това е.", "bg"},
    {"Το πλοίο έφυγε το μεσημέρι και κανείς δεν είδε.", "el"},
    {"المعبر غادر في الظهر ولم يكن أحد على الرصيف قد رأى من كان على متنه بعد ذلك", "ar"},
    {"המעבורת יצאה בצהריים ואיש לא ראה", "he"},
    {"नाव दोपहर में निकली और घाट पर किसी ने नहीं देखा कि उस पर कौन था", "hi"},
    {"เรือข้ามฟากออกตอนเที่ยง", "th"},
    {"渡轮中午离开，码头上没有人看见谁在船上。", "zh"},
    {"連絡船は正午に出たが、桟橋の誰も乗客を見ていなかった。", "ja"},
    {"연락선은 정오에 떠났고 부두의 누구도 보지 못했다.", "ko"},
    {"42", NULL},
    {"", NULL},
    {"Xyzzy plugh frotz 1234", NULL},
};

static const struct {
	const char *in, *out; /* NULL: no tag */
} tags[] = {
    {"en", "en"},
    {"en_GB.UTF-8", "en-GB"},
    {"EN-us", "en-US"},
    {" de ", "de"},
    {"zh_hant_tw", "zh-Hant-TW"},
    {"sr@latin", "sr"},
    {"es-419", "es-419"},
    {"de-CH-1901", "de-CH"},
    {"english", "en"},
    {"Français", "fr"},
    {"eng", "en"},
    {"haw", "haw"},
    {"C", NULL},
    {"", NULL},
    {"x-default", NULL},
    {"what language", NULL},
    {"en/us", NULL},
};

int
main(void)
{
	char out[12];
	size_t i;

	for (i = 0; i < ARRAY_LEN(guesses); i++)
		tap_is(lang_guess(guesses[i].text, strlen(guesses[i].text)), guesses[i].lang,
		    "\"%.30s\"", guesses[i].text);
	for (i = 0; i < ARRAY_LEN(tags); i++) {
		bool ok = lang_normalize(tags[i].in, strlen(tags[i].in), out);

		tap_is(ok ? out : NULL, tags[i].out, "tag of \"%s\"", tags[i].in);
	}
	return tap_done();
}
