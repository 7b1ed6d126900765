// What the store's tests share: a folder of their own and documents to put in.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "engine/store/prints.h"

namespace sourcier {

inline constexpr const char* kMadeBy = "0.1.0+test";

// A folder of this process alone, for tests of another checkout may run at the same time; it goes
// with the process.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::path(::testing::TempDir()) /
              ("sourcier_store." + std::to_string(getpid()))) {
    std::filesystem::create_directories(path_);
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string fresh_path(const std::string& name) {
  static const ScratchFolder folder;
  const auto path = folder.path() / (name + ".db");
  for (const char* ending : {"", "-wal", "-shm", "-lock"})
    std::filesystem::remove(path.string() + ending);
  return path.string();
}

inline Document document_about(const std::string& id, const std::string& text) {
  Document document;
  document.article.id = id;
  document.article.title = "Titre " + id;
  document.article.text = text;
  document.article.version = article_version(document.article.title, text);
  document.article.paragraphs = {{span_of(0, text.size()), ParagraphKind::kBody}};
  document.article.credits = {{"Agence Cadran", "avec Cadran", CreditOf::kText}};
  document.reading.sentences = {span_of(0, text.size())};
  document.reading.entities = {{EntityType::kPlace, "Port", {"Le Port"}, "place:1", {"port"}, {}}};
  document.reading.quotations = {
      {span_of(0, 2),
       QuotationKind::kMixed,
       Speaker{"Anne", {}, {}},
       std::nullopt,
       {{"Cadran", HopRole::kRelay, SourceKind::kAgency, span_of(0, 2), EntityIndex{0}, true}}}};
  document.reading.quantities = {
      {span_of(0, 2), 8.0, std::nullopt, true, {}, {}, "EUR", {}, "", {}}};
  return document;
}

// Groups, put into a store that has none.
inline Result<void> put_groups(Store& store, const Groups& groups) {
  return write_groups(store, {.known = {}, .groups = groups, .prints = {}, .made_by = kMadeBy});
}

}  // namespace sourcier
