// The parts of the module, each a file.
#pragma once

#include <nanobind/nanobind.h>

#include "bindings/python/src/engine.h"
#include "bindings/python/src/stream.h"

namespace sourcier::python {

namespace nb = nanobind;

void bind_arrow(nb::module_& module);
void bind_store(nb::module_& module);
void bind_archive(nb::module_& module);

}  // namespace sourcier::python
