/* Bodies of dumps in languages that the training pages lack, lone paragraphs among them. */
#include "tap.h"

#include "extract/extract.h"
#include "format/dump.h"

#include <string.h>

/* Pages written for this test: what must be in the body, what must not, parted by '|'. */
static const struct {
	const char *name, *page, *in, *out;
} dumps[] = {
    {"Thai",
	"หน้าแรก\nข่าว\nกีฬา\nบันเทิง\nติดต่อเรา\nสมาชิก\nประภาคารเก่าเปิดให้เข้าชมอีกครั้ง\n12 มีนาคม 2567\n"
	"ประภาคารบนเกาะสการ์โฮล์มเปิดให้ประชาชนเข้าชมอีกครั้งในวันเสาร์ หลังจากปิดซ่อมแซมมานานสองปี "
	"เจ้าหน้าที่พิพิธภัณฑ์กล่าวว่ามีผู้จองตั๋วแล้วกว่าสามร้อยคน และคาดว่าจะมีเพิ่มขึ้นอีกในช่วงฤดูร้อนนี้\n"
	"นักท่องเที่ยวสามารถเดินขึ้นบันไดหนึ่งร้อยสี่สิบขั้นไปยังห้องโคมไฟ ซึ่งยังคงใช้กลไกเดิมที่สร้างขึ้นเมื่อปี 1887 "
	"ผู้ดูแลคนสุดท้ายเล่าว่าเขาเคยหมุนโคมไฟด้วยมือตลอดทั้งคืนในคืนที่มีพายุใหญ่\n"
	"พิพิธภัณฑ์ขอให้ผู้ที่มีภาพถ่ายเก่าของประภาคารนำมามอบให้ เพื่อจัดแสดงในนิทรรศการที่จะเปิดในเดือนหน้า "
	"โดยจะคืนภาพทั้งหมดให้แก่เจ้าของหลังจากทำสำเนาเรียบร้อยแล้ว\n"
	"แชร์\nพิมพ์\nข่าวที่เกี่ยวข้อง\nนโยบายความเป็นส่วนตัว\n© 2567 ข่าวเหนือ\n",
	"ประภาคารบนเกาะสการ์โฮล์ม|นักท่องเที่ยวสามารถ|พิพิธภัณฑ์ขอให้ผู้ที่มี", "หน้าแรก|นโยบายความ|แชร์"},
    {"Chinese",
	"首页\n新闻\n体育\n财经\n登录\n注册\n老灯塔重新向公众开放\n2024年3月12日 09:30\n"
	"斯卡霍姆岛上的老灯塔本周六重新向公众开放。灯塔因维修关闭了两年，博物馆工作人员说，已经"
	"有三百多人预订了门票，"
	"预计夏天还会更多。\n"
	"参观者可以登上一百四十级台阶，到达灯室。那里仍然使用一八八七年建造的机械装置。最后一位"
	"守塔人回忆说，"
	"在一个暴风雨的夜晚，他曾用手转动灯具整整一夜。\n"
	"博物馆请保存有灯塔旧照片的人把照片借给他们，在下个月开幕的展览中展出。照片复制以后会全"
	"部归还。\n"
	"分享\n打印\n相关新闻\n关于我们\n版权所有 © 2024 北方通信\n",
	"斯卡霍姆岛上的老灯塔|参观者可以登上|博物馆请保存", "首页|关于我们|相关新闻"},
    {"one paragraph",
	"Home\nAbout\nArchive\nA short note\n3 May 2019\n"
	"The bridge is open again, and I walked over it this morning to see whether it still "
	"sways. It does, a little, when a bus comes by, and everybody on it looked pleased.\n"
	"Older\nNewer\nTags\nPowered by a press\n",
	"The bridge is open again", "Powered by|Archive"},
    {"a lone Thai paragraph",
	"ประภาคารบนเกาะสการ์โฮล์มเปิดให้ประชาชนเข้าชมอีกครั้งในวันเสาร์ หลังจากปิดซ่อมแซมมานานสองปี "
	"เจ้าหน้าที่พิพิธภัณฑ์กล่าวว่ามีผู้จองตั๋วแล้วกว่าสามร้อยคน\n",
	"ประภาคารบนเกาะ", "Home"},
    {"a Thai paragraph between menus",
	"หน้าแรก\nข่าว\nกีฬา\nติดต่อเรา\nสมาชิก\n"
	"ประภาคารบนเกาะสการ์โฮล์มเปิดให้ประชาชนเข้าชมอีกครั้งในวันเสาร์ หลังจากปิดซ่อมแซมมานานสองปี "
	"เจ้าหน้าที่พิพิธภัณฑ์กล่าวว่ามีผู้จองตั๋วแล้วกว่าสามร้อยคน\nแชร์\nพิมพ์\nนโยบายความเป็นส่วนตัว\n",
	"ประภาคารบนเกาะ", "หน้าแรก|สมาชิก"},
    {"a Thai paragraph without spaces",
	"หน้าแรก\nข่าว\nกีฬา\nติดต่อเรา\n"
	"ประภาคารบนเกาะสการ์โฮล์มเปิดให้ประชาชนเข้าชมอีกครั้งในวันเสาร์หลังจากปิดซ่อมแซมมานานสองปี\n"
	"แชร์\nพิมพ์\n",
	"ประภาคารบนเกาะ", "หน้าแรก"},
    {"a Chinese paragraph between menus",
	"首页\n新闻\n体育\n登录\n注册\n"
	"斯卡霍姆岛上的老灯塔本周六重新向公众开放。灯塔因维修关闭了两年，博物馆工作人员说，已经"
	"有三百多人预订了门票，预计夏天还会更多。\n分享\n打印\n关于我们\n",
	"斯卡霍姆岛上的老灯塔", "首页|注册"},
    {"a Japanese paragraph between menus",
	"ホーム\nニュース\nスポーツ\nログイン\n"
	"スカルホルム島の古い灯台が、二年にわたる修理を終えて土曜日に再び公開される。博物館によ"
	"ると"
	"、すでに三百人以上が切符を予約しており、夏にはさらに増える見込みだという。\n"
	"シェア\n印刷\nお問い合わせ\n",
	"スカルホルム島の古い灯台", "ホーム|お問い合わせ"},
    {"an Arabic paragraph between menus",
	"الرئيسية\nأخبار\nرياضة\nاتصل بنا\n"
	"تفتح المنارة القديمة في جزيرة سكارهولم أبوابها من جديد يوم السبت بعد عامين من أعمال "
	"الترميم، "
	"وقال موظفو المتحف إن أكثر من ثلاثمئة شخص حجزوا تذاكرهم حتى الآن.\nشارك\nاطبع\nسياسة "
	"الخصوصية\n",
	"تفتح المنارة القديمة", "الرئيسية|سياسة"},
    {"a Hindi paragraph between menus",
	"होम\nसमाचार\nखेल\nसंपर्क करें\n"
	"स्कारहोम द्वीप का पुराना प्रकाशस्तंभ दो साल की मरम्मत के बाद शनिवार को फिर से जनता के लिए खुल "
	"रहा है। "
	"संग्रहालय के कर्मचारियों ने बताया कि अब तक तीन सौ से अधिक लोगों ने टिकट बुक कराए हैं।\n"
	"शेयर करें\nप्रिंट\nगोपनीयता नीति\n",
	"स्कारहोम द्वीप का पुराना", "समाचार|गोपनीयता"},
    {"a Korean paragraph between menus",
	"홈\n뉴스\n스포츠\n로그인\n"
	"스카르홀름 섬의 오래된 등대가 2년간의 수리를 마치고 토요일에 다시 문을 연다. 박물관 "
	"직원들은 지금까지 "
	"삼백 명이 넘는 사람이 표를 예약했다고 말했다.\n공유\n인쇄\n개인정보처리방침\n",
	"스카르홀름 섬의 오래된", "로그인|인쇄"},
    {"comments below",
	"Home\nBlog\nWhy I keep a heap\nBy Tom Ferreira\n"
	"Everyone I know who reads for a living keeps a heap, and nobody can find anything in "
	"it any more. Some keep theirs in a browser, with two hundred tabs wide open.\n"
	"I have tried folders, tags and a service that promised to remember everything; it was "
	"sold twice, and the letter that told me so began with an apology.\n"
	"What I want is an envelope with a name on it, and all that was ever written of that "
	"person inside, in the order in which it happened.\n"
	"3 comments\nLeave a reply\ngulls4ever says:\nMay 4, 2019 at 10:12 am\n"
	"I agree with all of this, but who is going to cut the paper every morning?\nReply\n"
	"mira says:\nMay 4, 2019 at 11:40 am\nYou could ask Edith. She has scissors.\nReply\n"
	"old harbour says:\nMay 5, 2019 at 8:02 am\nFirst!\nReply\n",
	"Everyone I know|I have tried folders|What I want is", "Leave a reply|says:|First!"},
};

/* Does the text hold every piece, or none of them? */
static void
check_pieces(const struct article *a, const char *pieces, bool wanted, const char *name)
{
	while (*pieces) {
		size_t len = strcspn(pieces, "|");
		bool found =
		    memmem(buf_str(&a->doc.text), a->doc.text.len, pieces, len) != NULL;

		tap_ok(found == wanted, "%s: %s %.*s", name,
		    wanted ? "body has" : "body has not", (int)len, pieces);
		pieces += len + (pieces[len] == '|');
	}
}

static void
test_pages(void)
{
	struct article a;
	struct doc page;
	size_t i;

	for (i = 0; i < ARRAY_LEN(dumps); i++) {
		doc_init(&page);
		article_init(&a);
		dump_to_doc(dumps[i].page, strlen(dumps[i].page), &page);
		extract_text(&page, NULL, &a);
		check_pieces(&a, dumps[i].in, true, dumps[i].name);
		check_pieces(&a, dumps[i].out, false, dumps[i].name);
		article_clear(&a);
		doc_clear(&page);
	}
}

int
main(void)
{
	test_pages();
	return tap_done();
}
