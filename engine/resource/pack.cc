#include "engine/resource/pack.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

#include "engine/base/digest.h"

namespace sourcier {
namespace {

// magic | digest of all that follows | entries | for each: name size, size | names and bytes, in
// turn, each begun on a multiple of 8.
constexpr std::string_view kMagic = "SRCPACK2";
constexpr std::size_t kHeader = 24;
constexpr std::size_t kAlignment = 8;

void append_u64(std::string& out, std::uint64_t value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

std::uint64_t u64_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::size_t aligned(std::size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

// Hand-written input of the recipes that make other tables; no program reads it.
constexpr std::string_view kRecipeInput = "own";

std::string hexadecimal(std::uint64_t value) {
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15];
  return out;
}

std::string read_whole(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

}  // namespace

std::string make_pack(const std::map<std::string, std::string>& entries) {
  std::string directory;
  std::string content;
  append_u64(directory, entries.size());
  const auto add = [&content](const std::string& bytes) {
    content += bytes;
    content.resize(aligned(content.size()));
  };
  for (const auto& [name, bytes] : entries) {
    append_u64(directory, name.size());
    append_u64(directory, bytes.size());
    add(name);
    add(bytes);
  }
  std::string out(kMagic);
  append_u64(out, stable_hash(directory + content));
  return out + directory + content;
}

Result<std::string> pack_folder(const std::filesystem::path& folder) {
  std::map<std::string, std::string> entries;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator it(folder, error), end; it != end;
       it.increment(error)) {
    if (error) break;
    const std::filesystem::path& path = it->path();
    if (path.parent_path().filename() == kRecipeInput) continue;
    const std::filesystem::path name = std::filesystem::relative(path, folder);
    if (path.extension() == ".model") entries[name.string()] = read_whole(path);
    if (path.extension() != ".tsv") continue;
    const auto table = parse_table(read_whole(path), path.string());
    if (!table) return tl::unexpected(table.error());
    entries[std::filesystem::path(name).replace_extension().string()] = pack_table(*table);
  }
  if (error) return fail(ErrorKind::kIo, folder.string(), error.message());
  if (entries.empty()) {
    return fail(ErrorKind::kNotFound, folder.string(), "expected .tsv files, found none");
  }
  return make_pack(entries);
}

Result<std::shared_ptr<const Pack>> Pack::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return fail(ErrorKind::kNotFound, path.string(),
                std::string("cannot open the data file: ") + std::strerror(errno));
  }
  struct stat status{};
  if (::fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(file);
    return fail(ErrorKind::kUnsupported, path.string(),
                "is a folder; wanted the data file, sourcier.pack");
  }
  const bool is_sized = ::fstat(file, &status) == 0 && status.st_size > 0;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* mapping = is_sized ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  ::close(file);
  if (mapping == MAP_FAILED) {
    return fail(ErrorKind::kIo, path.string(),
                std::string("cannot map the data file: ") + std::strerror(errno));
  }
  std::shared_ptr<Pack> pack(new Pack);
  pack->mapping_ = mapping;
  pack->bytes_ = {static_cast<const char*>(mapping), size};
  return check(std::move(pack), path.string());
}

Result<std::shared_ptr<const Pack>> Pack::from_bytes(std::string bytes) {
  std::shared_ptr<Pack> pack(new Pack);
  pack->owned_ = std::move(bytes);
  pack->bytes_ = pack->owned_;
  return check(std::move(pack), "data in memory");
}

Pack::~Pack() {
  if (mapping_ != nullptr) ::munmap(mapping_, bytes_.size());
}

Result<std::shared_ptr<const Pack>> Pack::check(std::shared_ptr<Pack> pack,
                                                const std::string& where) {
  const std::string_view bytes = pack->bytes_;
  const auto damaged = [&where] {
    return fail(ErrorKind::kMalformed, where,
                "the data file is damaged or of another version; wanted the sourcier.pack that was "
                "built with this program");
  };
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) return damaged();
  const std::uint64_t digest = u64_at(bytes, kMagic.size());
  if (stable_hash(bytes.substr(kMagic.size() + sizeof digest)) != digest) return damaged();

  const std::uint64_t count = u64_at(bytes, kMagic.size() + sizeof digest);
  std::size_t at = kHeader + count * 2 * sizeof(std::uint64_t);
  const auto take = [&](std::size_t size) {
    const std::string_view taken = bytes.substr(at, size);
    at += aligned(size);
    return taken;
  };
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::size_t entry = kHeader + i * 2 * sizeof(std::uint64_t);
    const std::string_view name = take(u64_at(bytes, entry));
    pack->entries_[name] = take(u64_at(bytes, entry + sizeof(std::uint64_t)));
  }
  pack->version_ = hexadecimal(digest);
  return std::shared_ptr<const Pack>(std::move(pack));
}

Table Pack::table(std::string_view name) const {
  const auto entry = entries_.find(name);
  return entry == entries_.end() ? Table() : Table(entry->second);
}

std::string_view Pack::blob(std::string_view name) const {
  const auto entry = entries_.find(name);
  return entry == entries_.end() ? std::string_view() : entry->second;
}

std::vector<std::string_view> Pack::names(std::string_view folder) const {
  std::vector<std::string_view> names;
  for (auto it = entries_.lower_bound(folder); it != entries_.end(); ++it) {
    if (!it->first.starts_with(folder)) break;
    names.push_back(it->first);
  }
  return names;
}

}  // namespace sourcier
