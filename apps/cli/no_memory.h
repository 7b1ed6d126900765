// What the program says when there is no more memory, with none of it. Internal to cli/.
#pragma once

namespace sourcier::cli {

// The message, on standard error.
void say_no_memory();

// From here on an allocation that fails where nobody catches it, in what runs before main() or in a
// thread, ends the program with the message and the exit status of a failure, not by a signal.
// Asks for nothing that is not there before any initialiser has run.
void end_plainly_without_memory();

}  // namespace sourcier::cli
