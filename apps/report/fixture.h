// Fixture: a small invented story for the tests of the report, all of it made by hand.
#pragma once

#include <string>
#include <vector>

#include "apps/report/report.h"

namespace sourcier::report {

struct Fixture {
  std::vector<Document> documents;  // By id.
  Groups groups;
  Dossier dossier;
  std::vector<Error> skipped;

  ReportInput input() const { return {dossier, groups, documents, skipped, 0.09, {"pages/"}}; }
};

// The port of Saint-Alban closes: seven articles by six outlets in two languages, one statement in
// four wordings over one dispatch, a denial, figures that differ, a copy, an undated article.
Fixture port_story();

// The same with `poison` in every text from outside; spans and ids still fit.
Fixture poisoned(const std::string& poison);

}  // namespace sourcier::report
