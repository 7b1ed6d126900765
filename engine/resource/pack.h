// Pack: everything of data/ in one file that is mapped at start, not parsed.
//
// `pack_resources` writes it at build time, so a malformed row stops the build and not a user.
// docs/formats/pack.md draws the bytes.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/resource/table.h"

namespace sourcier {

// Immutable, shared by threads. Views that it returns live as long as it.
class Pack {
 public:
  // Maps the file and checks its magic, its bounds and its digest.
  static Result<std::shared_ptr<const Pack>> open(const std::filesystem::path& path);

  // The same over bytes held in memory (tests).
  static Result<std::shared_ptr<const Pack>> from_bytes(std::string bytes);

  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;
  ~Pack();

  // A table by its path in data/ without the ending: "languages/fr/months". An empty table where
  // there is none, so that a language may leave out what it does not need.
  Table table(std::string_view name) const;

  // A model file by its path in data/: "models/extract/extract.model"; "" where there is none.
  std::string_view blob(std::string_view name) const;

  // Names of all entries below a folder ("languages/"), sorted.
  std::vector<std::string_view> names(std::string_view folder) const;

  // 16 hexadecimal digits that change when any row or model does.
  const std::string& version() const { return version_; }

 private:
  Pack() = default;
  static Result<std::shared_ptr<const Pack>> check(std::shared_ptr<Pack> pack,
                                                   const std::string& where);

  std::string_view bytes_;
  std::string owned_;        // The bytes, when they are not mapped.
  void* mapping_ = nullptr;  // The mapping, when they are.
  std::map<std::string_view, std::string_view> entries_;
  std::string version_;
};

// The bytes of a pack that holds `entries` (name to packed bytes).
std::string make_pack(const std::map<std::string, std::string>& entries);

// Reads every .tsv and .model file below `folder` and packs them; files in a folder named `own` are
// the input of recipes and left out.
Result<std::string> pack_folder(const std::filesystem::path& folder);

}  // namespace sourcier
