// Events and stories of languages that have words of their own and no rules for reading.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/story/group.h"
#include "engine/text/unicode.h"

namespace sourcier {
namespace {

const std::shared_ptr<const Pack>& pack() {
  static const std::shared_ptr<const Pack> opened = Pack::open(SOURCIER_PACK).value();
  return opened;
}

// Two reports of one event and one of something else, in a language.
struct Case {
  const char* language;
  const char* first;
  const char* second;
  const char* other;
};

constexpr Case kCases[] = {
    {"de",
     "Im Hafen von Kaltmünde haben die Hafenarbeiter am Dienstag die Arbeit niedergelegt, nachdem "
     "das Seil eines Krans gerissen war und zwei Arbeiter verletzt hatte. Die Leitung des "
     "Terminals "
     "hat alle Verladungen bis zum Ende der Untersuchung ausgesetzt. Die Gewerkschaft verlangt, "
     "dass "
     "alle elf Kräne geprüft werden.",
     "Zwei Verletzte nach Kranunfall: In Kaltmünde ruht der Hafen. Am Dienstag war das Seil eines "
     "Krans gerissen, seitdem weigern sich die Hafenarbeiter, die Verladungen wieder aufzunehmen. "
     "Ihre Gewerkschaft wirft dem Terminal vor, die Kräne seit Jahren nicht mehr zu prüfen.",
     "Eine Restauratorin hat in der Stadtbibliothek ein Kochbuch aus dem achtzehnten Jahrhundert "
     "gefunden, das im Einband eines Kirchenbuchs steckte. Die Blätter beschreiben, wie man "
     "Quitten "
     "einmacht und Nüsse in Wein legt. Die Bibliothek will sie im Herbst zeigen."},
    {"es",
     "Los estibadores del puerto de Valmarina dejaron de trabajar el martes después de que se "
     "rompiera el cable de una grúa y dos operarios resultaran heridos. La dirección de la "
     "terminal "
     "suspendió todas las operaciones de carga hasta que termine la investigación. El sindicato "
     "exige que se revisen las once grúas.",
     "Dos heridos por la rotura del cable de una grúa: el puerto de Valmarina sigue parado desde "
     "el "
     "martes. Los estibadores se niegan a reanudar la carga y su sindicato acusa a la terminal de "
     "no revisar las grúas desde hace años.",
     "Una restauradora encontró en la biblioteca municipal un recetario del siglo dieciocho que "
     "estaba dentro de la encuadernación de un libro de la parroquia. Las hojas explican cómo se "
     "hacía el membrillo y el vino de nueces. La biblioteca quiere mostrarlas en otoño."},
    {"ru",
     "Докеры порта Вальмаринск во вторник прекратили работу после того, как оборвался трос крана и "
     "пострадали двое рабочих. Руководство терминала остановило погрузку до конца расследования. "
     "Профсоюз требует проверить все одиннадцать кранов.",
     "Двое пострадавших при обрыве троса: порт Вальмаринск стоит со вторника. Докеры отказываются "
     "возобновить погрузку, а профсоюз обвиняет терминал в том, что краны не проверяли много лет.",
     "Реставратор нашла в городской библиотеке книгу рецептов восемнадцатого века, которая была "
     "спрятана в переплёте церковной книги. На листах описано, как варили варенье из айвы и делали "
     "вино из орехов. Библиотека хочет показать их осенью."},
    {"ar",
     "توقف عمال الشحن في ميناء فالمارين عن العمل يوم الثلاثاء بعد انقطاع حبل رافعة أدى إلى إصابة "
     "عاملين. وأوقفت إدارة المحطة جميع عمليات التحميل حتى انتهاء التحقيق. وتطالب النقابة بفحص "
     "الرافعات كلها.",
     "إصابة عاملين بعد انقطاع حبل رافعة في ميناء فالمارين المتوقف منذ الثلاثاء. ويرفض عمال الشحن "
     "استئناف عمليات التحميل وتتهم النقابة المحطة بعدم فحص الرافعات منذ سنوات.",
     "عثرت خبيرة ترميم في مكتبة المدينة على كتاب وصفات من القرن الثامن عشر كان مخبأ داخل غلاف سجل "
     "الكنيسة. وتصف الأوراق طريقة صنع مربى السفرجل ونبيذ الجوز. وتريد المكتبة عرضها في الخريف."},
    {"zh",
     "瓦尔马林港的码头工人周二停止工作，此前一台起重机的钢缆断裂，造成两名工人受伤。码头管理方"
     "暂停了所有装卸作业，直到调查结束。工会要求检查全部十一台起重机。",
     "起重机钢缆断裂致两人受伤，瓦尔马林港自周二以来停工。码头工人拒绝恢复装卸作业，工会指责"
     "码头管理方多年没有检查起重机。",
     "一名修复师在市图书馆发现了一本十八世纪的食谱，它藏在教堂登记册的封面里。书页上记载了如何"
     "制作木瓜果酱和核桃酒。图书馆希望在秋天展出这些书页。"},
    {"ja",
     "バルマリン港の港湾労働者は火曜日、クレーンのワイヤーが切れて作業員二人が負傷したことを受け、"
     "仕事を停止した。ターミナルの運営会社は調査が終わるまで荷役作業をすべて中断した。労働組合は"
     "十一基のクレーンすべての点検を求めている。",
     "クレーンのワイヤーが切れて二人が負傷し、バルマリン港は火曜日から止まっている。港湾労働者は"
     "荷役作業の再開を拒み、労働組合はターミナルの運営会社が何年もクレーンの点検をしていないと"
     "非難している。",
     "修復家の女性が市立図書館で、教会の記録簿の表紙に隠されていた十八世紀の料理書を見つけた。"
     "そこにはマルメロのジャムや胡桃酒の作り方が書かれている。図書館は秋に展示したいとしている。"},
};

Document document(const char* id, const char* language, const std::string& text) {
  Document made;
  made.article.id = id;
  made.article.language = language;
  made.article.text = text;
  made.reading.sentences.push_back(span_at(0, text.size()));
  return made;
}

Groups grouped(const std::vector<Document>& documents) {
  const Languages languages(pack());
  std::vector<Print> prints;
  for (const Document& d : documents)
    prints.push_back(fingerprint(d, languages.of(d.article.language)));
  return group(prints);
}

TEST(OtherLanguages, ReportsOfOneEventAreJoinedAndNoOthers) {
  for (const Case& c : kCases) {
    const Groups groups =
        grouped({document("a1", c.language, c.first), document("a2", c.language, c.second),
                 document("a3", c.language, c.other)});
    ASSERT_EQ(groups.articles.size(), 3U);
    EXPECT_EQ(groups.articles[0].story, groups.articles[1].story) << c.language;
    EXPECT_NE(groups.articles[0].story, groups.articles[2].story) << c.language;
  }
}

TEST(OtherLanguages, CopiesAreFoundInEachScript) {
  for (const Case& c : kCases) {
    const std::string text = c.first;
    const std::string more = text + ' ' + c.other;
    const Groups groups =
        grouped({document("a1", c.language, text), document("a2", c.language, more)});
    EXPECT_EQ(groups.copies.size(), 1U) << c.language;
  }
}

// Basque has no table of rarity: every word of it would look rare, and any two texts alike.
TEST(OtherLanguages, WithoutATableOfRarityCopiesAloneAreJoined) {
  const std::string port =
      "Valmarinako portuko zamaketariek lana utzi zuten asteartean, garabi baten kablea eten eta "
      "bi langile zauritu ondoren. Terminaleko zuzendaritzak zama lan guztiak geldiarazi ditu "
      "ikerketa amaitu arte eta sindikatuak hamaika garabiak aztertzea eskatu du.";
  const std::string book =
      "Zaharberritzaile batek hemezortzigarren mendeko errezeta liburu bat aurkitu du udal "
      "liburutegian, elizako liburu baten azalean gordeta eta ondo zainduta zegoena. Liburutegiak "
      "udazkenean erakutsi nahi ditu orri guztiak.";
  const Groups groups =
      grouped({document("a1", "eu", port), document("a2", "eu", book), document("a3", "eu", port)});
  EXPECT_EQ(groups.articles[0].story, groups.articles[2].story);
  EXPECT_NE(groups.articles[0].story, groups.articles[1].story);
}

TEST(OtherLanguages, LanguagesOfOneNameShareTheirWords) {
  const Language english(pack(), "en");
  EXPECT_EQ(english.of_words("nb-NO").tag(), "no");
  EXPECT_EQ(english.of_words("de-AT").tag(), "de");
  EXPECT_EQ(english.of_words("en-GB").tag(), "en");
  EXPECT_EQ(english.of_words("").tag(), "en");
}

// A row that is not written as words are compared would never be found.
TEST(OtherLanguages, RowsOfRarityAreFolded) {
  for (const char* tag :
       {"ar", "bg", "bn", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "he", "hi", "hr",
        "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "mk", "ms", "nl", "no", "pl", "pt",
        "ro", "ru", "sk", "sl", "sr", "sv", "ta", "tl", "tr", "uk", "ur", "vi", "zh"}) {
    const Table rows = Language(pack(), tag).table("rarity");
    ASSERT_GT(rows.rows(), 700U) << tag;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
      const std::string key(rows.cell(row, 0));
      ASSERT_EQ(rows.find(fold(key)), row) << tag << ' ' << key;
    }
  }
}

}  // namespace
}  // namespace sourcier
