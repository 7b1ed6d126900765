#include "engine/article/rules.h"

#include "engine/article/body_model.h"

namespace sourcier {
namespace {

// "languages/fr/bylines" is the table of bylines of French.
void add_language(const Pack& pack, std::string_view name, ExtractionRules::Data& data) {
  const std::size_t last = name.rfind('/');
  const std::size_t first = name.find('/');
  if (last == first) return;
  const std::string_view language = name.substr(first + 1, last - first - 1);
  const std::string_view table = name.substr(last + 1);
  if (table == "boilerplate") data.boilerplate.add(pack.table(name), language);
  if (table == "bylines") data.bylines.add(pack.table(name), language);
  if (table == "credits") data.credits.add(pack.table(name), language);
  if (table == "visible_dates") data.dates.add(pack.table(name), language);
  if (table == "recipes") data.recipes.add(pack.table(name), language);
}

}  // namespace

ExtractionRules::ExtractionRules(std::shared_ptr<const Pack> pack) {
  auto data = std::make_unique<Data>();
  data->elements = MarkIndex(pack->table("rules/elements"));
  data->body = load_body_model(pack->blob("models/extract/extract.model"));
  data->charsets = Charsets(*pack);
  data->tracking = pack->table("rules/tracking_parameters");
  data->date_words = pack->table("rules/date_words");
  data->languages = pack->table("languages/languages");
  data->press_labels = pack->table("rules/press_labels");
  data->agencies = pack->table("names/agencies");
  data->outlets = pack->table("names/outlets");
  data->countries = pack->table("names/countries");
  data->places = pack->table("names/places");
  data->given_names = pack->table("names/given_names");
  data->meta_names = pack->table("rules/meta_names");
  data->metadata_marks = MarkIndex(pack->table("rules/metadata_marks"));
  data->title_labels = pack->table("rules/title_labels");
  data->json_dates = pack->table("rules/json_dates");
  for (const std::string_view name : pack->names("languages/")) add_language(*pack, name, *data);
  data->pack = std::move(pack);
  data_ = std::move(data);
}

ExtractionRules::ExtractionRules(const ExtractionRules& other, std::string_view body_model) {
  auto data = std::make_unique<Data>(other.data());
  data->body = load_body_model(body_model);
  data_ = std::move(data);
}

ExtractionRules::~ExtractionRules() = default;
ExtractionRules::ExtractionRules(ExtractionRules&&) noexcept = default;

}  // namespace sourcier
