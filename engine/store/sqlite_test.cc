#include "engine/store/sqlite.h"

#include <gtest/gtest.h>

#include "engine/store/fixture.h"

namespace sourcier {
namespace {

// A value that SQLite does not take, for want of memory or, as here, of a place for it, must not
// let a row be stored without it.
TEST(Query, WithAValueThatCouldNotBeBoundFails) {
  auto connection = Sqlite::open(fresh_path("unbound"), Sqlite::Mode::kReadWrite);
  ASSERT_TRUE(connection) << connection.error().text();
  ASSERT_TRUE(connection->run("CREATE TABLE word (text TEXT)"));
  auto insert = connection->prepare("INSERT INTO word VALUES (?1)");
  ASSERT_TRUE(insert);

  EXPECT_FALSE(insert->bind(1, "one").bind(2, "too many").run());
  EXPECT_TRUE(insert->bind(1, "two").run());  // Ready again.

  auto words = connection->prepare("SELECT text FROM word");
  ASSERT_TRUE(words);
  EXPECT_TRUE(words->step().value());
  EXPECT_EQ(words->text(0), "two");
  EXPECT_FALSE(words->step().value());
}

}  // namespace
}  // namespace sourcier
