# Whether the Python package is built: where script/test_tools has installed nanobind, or Python_EXECUTABLE is named
# with -DSOURCIER_PYTHON=ON. Not under sanitizers: a Python that was built without them cannot load it.
set(python_default OFF)
file(GLOB nanobind_here ${CMAKE_SOURCE_DIR}/build/test-tools/lib/python3*/site-packages/nanobind/__init__.py)
if(nanobind_here AND NOT SOURCIER_SANITIZE AND NOT SOURCIER_FUZZ)
  set(python_default ON)
endif()
option(SOURCIER_PYTHON "Build the Python package (needs nanobind in Python_EXECUTABLE)" ${python_default})
if(SOURCIER_PYTHON AND NOT Python_EXECUTABLE AND nanobind_here)
  set(Python_EXECUTABLE ${CMAKE_SOURCE_DIR}/build/test-tools/bin/python3)
endif()
if(NOT SOURCIER_PYTHON)
  message(STATUS "The Python package is not built (script/test_tools installs what it needs)")
endif()
