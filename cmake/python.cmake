# Whether the Python package is built: AUTO is yes where script/test_tools has installed nanobind, asked anew each
# time, for the demo configures before the tests install it; ON needs nanobind in Python_EXECUTABLE. Not under
# sanitizers: a Python that was built without them cannot load it.
set(SOURCIER_PYTHON AUTO CACHE STRING "Build the Python package: AUTO, ON or OFF")
file(GLOB nanobind_here ${CMAKE_SOURCE_DIR}/build/test-tools/lib/python3*/site-packages/nanobind/__init__.py)
set(build_python ${SOURCIER_PYTHON})
if(SOURCIER_PYTHON STREQUAL AUTO)
  set(build_python OFF)
  if(nanobind_here AND NOT SOURCIER_SANITIZE AND NOT SOURCIER_FUZZ)
    set(build_python ON)
  endif()
endif()
if(build_python AND NOT Python_EXECUTABLE AND nanobind_here)
  set(Python_EXECUTABLE ${CMAKE_SOURCE_DIR}/build/test-tools/bin/python3)
endif()
if(NOT build_python)
  message(STATUS "The Python package is not built (script/test_tools installs what it needs)")
endif()
