#include "engine/article/live_entries.h"

#include <gtest/gtest.h>

#include "engine/article/opened_page.h"
#include "engine/article/small_pages.h"

namespace sourcier {
namespace {

struct TimeCase {
  std::string_view line;
  std::size_t size;
};

const TimeCase kTimes[] = {
    {"19h02", 5},
    {"19h02 – Le feu est circonscrit", 5},
    {"17.12 GMT", 5},
    {"6:05 pm", 7},
    {"8.05am Good morning", 6},
    {"8 a.m.", 6},
    {"19 h 02", 7},
    {"19時02分", 7},
    {"17.12.2031", 0},    // A day,
    {"1.250 Tonnen", 0},  // a number,
    {"25:10", 0},         // no hour,
    {"2:1", 0},           // a result,
    {"10.30km", 0},       // a length,
    {"19 Boote", 0},      // a count,
    {"Heute 19:02", 0},   // not at the beginning.
    {"", 0},
};

TEST(LeadingTime, IsReadAsPagesWriteIt) {
  for (const TimeCase& c : kTimes) EXPECT_EQ(leading_time(c.line), c.size) << c.line;
}

// The lines of a page that are of live entries.
std::string entries_of(std::string_view body) {
  const std::string html = "<!doctype html><body>" + std::string(body);
  const OpenedPage page = open_page(html, Page{}, small_page_rules().data());
  std::string out;
  for (const Block& block : page.blocks.list) {
    if (block.in_update) out += std::string(page.blocks.text_of(block)) + "|";
  }
  return out;
}

struct EntryCase {
  std::string_view name;
  std::string_view body;
  std::string_view entries;
};

const EntryCase kEntries[] = {
    {"items",
     "<p>Intro</p><div><article><header>19h02</header><p>a</p></article><article><header>18h40</"
     "header><p>b</p>"
     "</article><article><header>18h10</header><p>c</p></article></div><p>End</p>",
     "19h02|a|18h40|b|18h10|c|"},
    {"headings of one element",
     "<div><h3>19:02 Fire</h3><p>a</p><h3>18:40 Smoke</h3><p>b</p><h3>18:10 "
     "Alarm</h3><p>c</p></div><p>End</p>",
     "19:02 Fire|a|18:40 Smoke|b|18:10 Alarm|c|"},
    {"paragraphs",
     "<div><p>19h02 – Le feu est circonscrit, selon les pompiers.</p><p>18h40 – Deux blessés, "
     "selon la mairie.</p>"
     "<p>18h10 – L'alarme est donnée par un voisin.</p><p>Fin du direct.</p></div>",
     "19h02 – Le feu est circonscrit, selon les pompiers.|18h40 – Deux blessés, selon la "
     "mairie.|18h10 – L'alarme est "
     "donnée par un voisin.|"},
    {"two are none",
     "<div><article><p>19h02</p><p>a</p></article><article><p>18h40</p><p>b</p></article></div>",
     ""},
    {"days are none", "<div><p>17.12.2031</p><p>18.12.2031</p><p>19.12.2031</p></div>", ""},
};

TEST(LiveEntries, AreToldByTheirTimes) {
  for (const EntryCase& c : kEntries) EXPECT_EQ(entries_of(c.body), c.entries) << c.name;
}

}  // namespace
}  // namespace sourcier
