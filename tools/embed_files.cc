// embed_files OUTPUT.cc FUNCTION FOLDER: writes a C++ source whose FUNCTION gives every file below
// the folder, with its media type and its compressed forms. A folder that is not there gives none.
#include <brotli/encode.h>
#include <libdeflate.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string_view type_of(const fs::path& path) {
  constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".txt", "text/plain; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
  };
  const std::string extension = path.extension().string();
  const auto* const found =
      std::ranges::find(kTypes, extension, [](const auto& t) { return t.first; });
  return found == std::end(kTypes) ? "application/octet-stream" : found->second;
}

std::string gzip_of(const std::string& bytes) {
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(12), libdeflate_free_compressor);
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(),
                                      out.size()));
  return out;
}

std::string brotli_of(const std::string& bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  const auto* from = reinterpret_cast<const std::uint8_t*>(bytes.data());
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());
  const bool is_done = BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS,
                                             BROTLI_MODE_TEXT, bytes.size(), from, &size, to);
  out.resize(is_done == BROTLI_TRUE ? size : 0);
  return out;
}

// An array of the bytes, and a view of it.
void put_bytes(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "constexpr unsigned char " << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i)
    out << (i % 32 == 0 ? "\n" : "") << static_cast<int>(static_cast<unsigned char>(bytes[i]))
        << ',';
  out << "0};\n";
}

std::string view_of(const std::string& name) {
  return "{reinterpret_cast<const char*>(" + name + "), sizeof " + name + " - 1}";
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: embed_files OUTPUT.cc FUNCTION FOLDER\n", stderr);
    return 2;
  }
  const fs::path folder(argv[3]);
  std::ofstream out(argv[1], std::ios::binary);
  out << "#include \"apps/server/embedded.h\"\n\nnamespace sourcier::server {\nnamespace {\n";
  std::string rows;
  int count = 0;
  for (const fs::path& path : files_below(folder)) {
    const std::string name = "kFile" + std::to_string(count++);
    const std::string bytes = read_file(path);
    put_bytes(out, name, bytes);
    put_bytes(out, name + "Gzip", gzip_of(bytes));
    put_bytes(out, name + "Brotli", brotli_of(bytes));
    rows += "    {\"" + fs::relative(path, folder).generic_string() + "\", \"" +
            std::string(type_of(path)) + "\", " + view_of(name) + ", " + view_of(name + "Gzip") +
            ", " + view_of(name + "Brotli") + "},\n";
  }
  out << "}  // namespace\n\nstd::vector<EmbeddedFile> " << argv[2] << "() {\n  return {\n"
      << rows << "  };\n}\n\n}  // namespace sourcier::server\n";
  out.close();
  return out.fail() ? 1 : 0;
}
