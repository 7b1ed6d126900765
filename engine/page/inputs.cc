#include "engine/page/inputs.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "engine/page/records.h"
#include "engine/page/sniff.h"

namespace sourcier {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kReadAtOnce = 64 << 10;

ErrorKind kind_of(const std::error_code& error) {
  return error == std::errc::no_such_file_or_directory ? ErrorKind::kNotFound : ErrorKind::kIo;
}

Error error_at(const std::string& path, const std::error_code& error, const std::string& doing) {
  return {kind_of(error), path, doing + ": " + error.message()};
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// Walks one folder; its folders are added to `folders` and read in their turn.
void walk(const std::string& folder, std::vector<std::string>& folders,
          std::set<std::string>& files, const Skip& skipped) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) return skipped(error_at(folder, error, "cannot read the folder"));
  for (; entries != fs::directory_iterator(); entries.increment(error)) {
    if (error) return skipped(error_at(folder, error, "cannot read the folder"));
    const fs::path& path = entries->path();
    if (is_hidden(path)) continue;
    std::error_code ignored;
    const fs::file_status own = entries->symlink_status(ignored);
    if (fs::is_directory(own)) {
      folders.push_back(path.string());
    } else if (fs::is_regular_file(entries->status(ignored))) {
      files.insert(path.string());
    } else if (fs::is_symlink(own) && !fs::exists(entries->status(ignored))) {
      skipped({ErrorKind::kNotFound, path.string(), "the link leads nowhere"});
    }
  }
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

Error too_large(const std::string& path, std::uint64_t size, bool is_more) {
  return {ErrorKind::kTooLarge, path,
          "has " + std::string(is_more ? "more than " : "") + std::to_string(size) +
              " bytes; the most read is " + std::to_string(kLargestPage)};
}

Result<std::string> read_stream(std::FILE* file, const std::string& path) {
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kReadAtOnce);
    const std::size_t count = std::fread(bytes.data() + before, 1, kReadAtOnce, file);
    bytes.resize(before + count);
    if (bytes.size() > kLargestPage) {
      return tl::unexpected(too_large(path, kLargestPage, true));
    }
    if (count == 0) break;
  }
  if (std::ferror(file) != 0)
    return fail(ErrorKind::kIo, path, std::string("cannot read: ") + std::strerror(errno));
  return bytes;
}

Result<std::string> read_file(const std::string& path) {
  if (path == "-") return read_stream(stdin, "-");
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status) && !error)
    error = std::make_error_code(std::errc::no_such_file_or_directory);
  if (error) return tl::unexpected(error_at(path, error, "cannot open"));
  if (fs::is_directory(status)) return fail(ErrorKind::kUnsupported, path, "is a folder");
  if (fs::is_regular_file(status)) {
    const std::uintmax_t size = fs::file_size(path, error);
    if (!error && size > kLargestPage) return tl::unexpected(too_large(path, size, false));
  }
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) {
    return tl::unexpected(error_at(path, {errno, std::generic_category()}, "cannot open"));
  }
  return read_stream(file.get(), path);
}

}  // namespace

std::vector<std::string> list_inputs(const std::vector<std::string>& inputs, const Skip& skipped) {
  std::set<std::string> files;
  std::vector<std::string> folders;
  for (const std::string& input : inputs) {
    std::error_code error;
    const fs::file_status status = fs::status(input, error);
    const bool is_path = input != "-";
    if (is_path && !fs::exists(status)) {
      if (!error) error = std::make_error_code(std::errc::no_such_file_or_directory);
      skipped(error_at(input, error, "cannot open"));
    } else if (is_path && fs::is_directory(status)) {
      folders.push_back(input);
    } else {
      files.insert(input);
    }
  }
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::string folder = folders[i];  // The list grows while it is read.
    walk(folder, folders, files, skipped);
  }
  return {files.begin(), files.end()};
}

Result<void> read_pages(const std::string& path, const Take& take, const Skip& skipped) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->empty()) return fail(ErrorKind::kMalformed, path, "the file is empty");
  const Sniffed sniffed = sniff(*bytes);
  if (!sniffed.unsupported.empty())
    return fail(ErrorKind::kUnsupported, path, "is " + sniffed.unsupported + ", not a page");
  if (sniffed.format == PageFormat::kJsonLines) return read_records(path, *bytes, take, skipped);
  if (bytes->find_first_not_of(" \t\r\n\f") == std::string::npos)
    return fail(ErrorKind::kMalformed, path, "the file holds nothing but white space");
  Page page;
  page.path = path;
  page.format = sniffed.format;
  page.body = *std::move(bytes);
  take(std::move(page));
  return {};
}

}  // namespace sourcier
