#include "apps/cli/no_memory.h"

#include <cxxabi.h>
#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>
#include <typeinfo>

#include "apps/cli/command.h"

namespace sourcier::cli {
namespace {

std::terminate_handler before = nullptr;

// An exception needs memory too: where none could be made there is none, and still no memory.
bool is_for_want_of_memory() {
  const std::type_info* thrown = abi::__cxa_current_exception_type();
  if (thrown != nullptr) return *thrown == typeid(std::bad_alloc);
  constexpr std::size_t kLittle = 4096;  // As much as an exception and what it holds.
  void* room = std::malloc(kLittle);
  std::free(room);
  return room == nullptr;
}

[[noreturn]] void end_plainly() {
  if (is_for_want_of_memory()) {
    say_no_memory();
    _exit(kFailed);
  }
  if (before != nullptr) before();
  std::abort();
}

}  // namespace

void say_no_memory() {
  constexpr std::string_view kMessage = "sourcier: gave up: there is no more memory\n";
  if (write(STDERR_FILENO, kMessage.data(), kMessage.size()) < 0) return;
}

void end_plainly_without_memory() { before = std::set_terminate(end_plainly); }

}  // namespace sourcier::cli
