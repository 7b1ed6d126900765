#include "tools/corpus/forms.h"

#include <nlohmann/json.hpp>

#include "engine/base/digest.h"

namespace sourcier::corpus {
namespace {

using Json = nlohmann::ordered_json;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

// A record's id from its address: no clock and no chance.
std::string uuid_of(const std::string& url) {
  const std::string hex = sha256(url).substr(std::string_view("sha256:").size());
  return hex.substr(0, 8) + '-' + hex.substr(8, 4) + "-4" + hex.substr(13, 3) + "-8" +
         hex.substr(17, 3) + '-' + hex.substr(20, 12);
}

std::string page_of(const Article& article) {
  const std::string title = escaped(article.title);
  const std::string outlet = escaped(article.outlet);
  std::string page = "<!doctype html>\n<html lang=\"" + article.language +
                     "\"><head><meta charset=\"utf-8\"><title>" + title + " - " + outlet +
                     "</title>\n<link rel=\"canonical\" href=\"" + article.url +
                     "\"><meta property=\"og:site_name\" content=\"" + outlet + "\">";
  if (!article.published.empty())
    page += "<meta property=\"article:published_time\" content=\"" + article.published + "\">";
  page += "</head>\n<body><nav><ul><li><a href=\"/\">" + outlet +
          "</a></li><li><a href=\"/monde\">Monde</a></li><li><a href=\"/sport\">Sport</a></li></ul>"
          "</nav>\n<div class=\"cookie-banner\">Cookies <a href=\"/cookies\">OK</a></div>\n"
          "<main><article><h1>" +
          title + "</h1>\n";
  for (const Paragraph& paragraph : article.paragraphs)
    page += "<p>" + escaped(slice(article.text, paragraph.span)) + "</p>\n";
  for (const Credit& credit : article.credits)
    page += "<p class=\"source\">" + escaped(credit.text) + "</p>\n";
  return page +
         "</article></main>\n<aside class=\"related\"><ul><li><a href=\"/1.html\">Sport</a>"
         "</li><li><a href=\"/2.html\">Monde</a></li></ul></aside>\n<footer>" +
         outlet + "</footer></body></html>\n";
}

}  // namespace

std::string json_line(const CorpusArticle& made) {
  const Article& article = made.article;
  Json credits = Json::array();
  for (const Credit& credit : article.credits)
    credits.push_back({{"name", credit.name}, {"text", credit.text}, {"of", "text"}});
  const Json line = {{"id", article.id},
                     {"url", article.url},
                     {"outlet", article.outlet},
                     {"title", article.title},
                     {"published", article.published},
                     {"language", article.language},
                     {"credits", std::move(credits)},
                     {"text", article.text}};
  return line.dump() + '\n';
}

std::string truth_line(const CorpusArticle& made) {
  const Json line = {{"id", made.article.id},       {"kind", made.truth.kind},
                     {"source", made.truth.source}, {"family", made.truth.family},
                     {"event", made.truth.event},   {"story", made.truth.story}};
  return line.dump() + '\n';
}

std::string warc_record(const CorpusArticle& made) {
  const Article& article = made.article;
  const std::string date = article.published.empty() ? "2031-01-01" : article.published;
  const std::string page = page_of(article);
  const std::string http =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
      "Content-Length: " +
      std::to_string(page.size()) + "\r\n\r\n" + page;
  return "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:" + uuid_of(article.url) +
         ">\r\nWARC-Target-URI: " + article.url + "\r\nWARC-Date: " + date +
         "T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
}

}  // namespace sourcier::corpus
