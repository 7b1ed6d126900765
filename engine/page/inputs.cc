#include "engine/page/inputs.h"

#include <dirent.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "engine/page/files.h"
#include "engine/page/memory.h"

namespace sourcier {
namespace {

namespace fs = std::filesystem;

ErrorKind kind_of(const std::error_code& error) {
  return error == std::errc::no_such_file_or_directory ? ErrorKind::kNotFound : ErrorKind::kIo;
}

// By errno.
Error cannot_read(const std::string& folder) {
  const std::error_code error(errno, std::generic_category());
  return {kind_of(error), folder, "cannot read the folder: " + error.message()};
}

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

// Walks one folder; its folders are added to `folders` and read in their turn.
void walk(const std::string& folder, std::vector<std::string>& folders,
          std::set<std::string>& files, const Skip& skipped) {
  // Not std::filesystem's iterator, which ends the program where there is no memory for a name.
  const std::unique_ptr<DIR, CloseFolder> entries(opendir(folder.c_str()));
  if (!entries) return skipped(cannot_read(folder));
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(entries.get());
    if (entry == nullptr) break;
    if (entry->d_name[0] == '.') continue;  // This folder, the one above, hidden files.
    const fs::path path = fs::path(folder) / entry->d_name;
    std::error_code ignored;
    const fs::file_status own = fs::symlink_status(path, ignored);
    if (fs::is_directory(own)) {
      folders.push_back(path.string());
    } else if (fs::is_regular_file(fs::status(path, ignored))) {
      files.insert(path.string());
    } else if (fs::is_symlink(own) && !fs::exists(fs::status(path, ignored))) {
      skipped({ErrorKind::kNotFound, path.string(), "the link leads nowhere"});
    }
  }
  if (errno != 0) skipped(cannot_read(folder));
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
      skipped(cannot_open(input, error));
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

Result<void> read_pages(const std::string& path, const Take& take, const Skip& skipped,
                        ReadProgress* progress) {
  ReadProgress ignored;
  if (progress == nullptr) progress = &ignored;
  const auto file = FileStream::open(path, &progress->bytes_read);
  if (!file) return tl::unexpected(file.error());
  ByteWindow bytes(**file);
  return read_format(bytes, {path, take, skipped, progress->tally});
}

Result<void> read_fetched(const Page& fetched, const Take& take, const Skip& skipped,
                          ReadTally& tally) {
  const Take with_address = [&](Page&& page) {
    if (page.url.empty() && !page.is_record) page.url = fetched.url;
    if (page.fetched.empty()) page.fetched = fetched.fetched;
    if (page.content_type.empty() && !page.is_record) page.content_type = fetched.content_type;
    take(std::move(page));
  };
  MemoryStream stream(fetched.body);
  ByteWindow bytes(stream);
  return read_format(bytes, {fetched.path, with_address, skipped, tally});
}

std::uint64_t size_of_input(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = path == "-" ? 0 : fs::file_size(path, error);
  return error ? 0 : size;
}

}  // namespace sourcier
