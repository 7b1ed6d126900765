# Daily work. On a fresh machine begin with script/demo and script/test, which need no make.
.PHONY: demo test build dev asan tsan valgrind quality bench instructions fault fuzz lint format docs wheel deb
.DEFAULT_GOAL := build

demo: ; @script/demo
test: ; @script/test
build: ; @script/build release
dev asan: ; @script/build $@ && ctest --preset $@
# Races: the thread sanitizer over the tests of what runs in several threads. Leaks and bytes never written: the commands in Valgrind.
tsan: ; @script/tsan
valgrind: ; @script/valgrind
# The documentation as a site in build/site; a wheel of the Python package in build/wheels.
docs: ; @script/docs
wheel: ; @script/wheel
# A Debian package in build/deb.
deb: ; @script/deb
# Every score on development data, printed and written into docs/quality.md with the worst cases of each kind.
quality: ; @script/quality
bench: ; @script/bench
# Instructions of fixed runs against the recorded ones; `script/instructions --record` records them.
instructions: ; @script/instructions
# Faults of disk, memory, threads and clock at every step of every command that changes a store; figures into docs/reliability.md.
fault: ; @script/fault
# Every fuzz target for a minute, or `make fuzz SECONDS=3600` for an hour each.
fuzz: ; @script/fuzz $(SECONDS)
lint: ; @script/lint
format: ; @script/lint format
