// make_corpus: invented articles by the statistics of the press, as many as asked for, with the
// truth about their copies, events and stories. docs/how-to/make-a-corpus.md.
//
// Some 12,000 articles a second; memory is that of the largest story.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "tools/corpus/corpus.h"
#include "tools/corpus/forms.h"

namespace {

using namespace sourcier;
using namespace sourcier::corpus;

struct Options {
  CorpusOptions corpus;
  std::string root = SOURCIER_ROOT;
  std::string articles_file;
  std::string pages_file;
  std::string truth_file;
};

// An output that was asked for, or nothing.
class Output {
 public:
  explicit Output(const std::string& path)
      : file_(path.empty()  ? nullptr
              : path == "-" ? stdout
                            : std::fopen(path.c_str(), "wb")) {
    is_sound_ = path.empty() || file_ != nullptr;
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { close(); }

  bool is_wanted() const { return file_ != nullptr; }
  void put(const std::string& bytes) {
    is_sound_ = std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size() && is_sound_;
  }
  // False when anything was not written.
  bool close() {
    if (file_ != nullptr) is_sound_ = std::fclose(file_) == 0 && is_sound_;
    file_ = nullptr;
    return is_sound_;
  }

 private:
  std::FILE* file_ = nullptr;
  bool is_sound_ = true;
};

int run(const Options& options) {
  std::vector<Material> materials;
  for (const char* language : {"fr", "en"}) {
    auto material = load_material(options.root, language);
    if (!material) {
      std::fprintf(stderr, "make_corpus: %s\n", material.error().text().c_str());
      return 1;
    }
    materials.push_back(std::move(*material));
  }
  Output articles(options.articles_file), pages(options.pages_file), truth(options.truth_file);
  Corpus(materials, options.corpus).each([&](CorpusArticle&& made) {
    if (articles.is_wanted()) articles.put(json_line(made));
    if (pages.is_wanted()) pages.put(warc_record(made));
    if (truth.is_wanted()) truth.put(truth_line(made));
    return true;
  });
  const bool are_sound[] = {articles.close(), pages.close(), truth.close()};
  if (are_sound[0] && are_sound[1] && are_sound[2]) return 0;
  std::fprintf(stderr, "make_corpus: an output could not be written\n");
  return 1;
}

}  // namespace

int main(int argc, char** argv) try {
  CLI::App program("Invented articles by the statistics of the press, with the truth about them");
  Options options;
  program.add_option("--count", options.corpus.articles, "Articles")->capture_default_str();
  program.add_flag("--one-story", options.corpus.is_one_story, "All of one story, of many events");
  program.add_option("--articles-an-event", options.corpus.articles_an_event,
                     "Articles of each event, instead of as many as the press has");
  program.add_option("--seed", options.corpus.seed, "The same seed, the same corpus")
      ->capture_default_str();
  program
      .add_option("--a-day", options.corpus.articles_a_day,
                  "Articles a day: how many days a corpus covers")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  program.add_option("--articles", options.articles_file, "JSON Lines of articles; - for output");
  program.add_option("--pages", options.pages_file, "WARC of their pages");
  program.add_option("--truth", options.truth_file,
                     "JSON Lines: kind, source, family, event, story");
  program.add_option("--root", options.root, "The project's folder, for its words");
  CLI11_PARSE(program, argc, argv);
  return run(options);
} catch (const std::exception& error) {
  std::cerr << "make_corpus: " << error.what() << '\n';
  return 1;
}
