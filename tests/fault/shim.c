// Stands between the program and the C library (LD_PRELOAD), and makes happen what rarely does: a disk that
// refuses, that is full, a process killed before or after a step, memory that runs out, no more threads, a clock
// that jumps. The program that is shipped holds nothing of this and pays nothing for it.
//
// FAULT_BELOW   the folder whose files count; what lies elsewhere is left alone
// FAULT_STEPS   the kinds of steps that count, of w(rite) s(ync) t(runcate) u(nlink) r(ename) o(pen to write) i(nput, read)
// FAULT_AT      which of them, from 1 on, fails; FAULT_FOR: how many from there on (1)
// FAULT_KIND    EIO, ENOSPC, EACCES, "before" or "after" (killed there), "short" (half is written, then the disk is full)
// FAULT_COUNT   a file that the number of steps and of allocations is written to at the end
// FAULT_LOG     a file that every step is written to, with its bytes, for the replay of a power cut
// FAULT_MEMORY  which allocation fails, from 1 on; FAULT_MEMORY_FOR: how many from there on (1)
// FAULT_THREADS how many threads can be made before there are no more
// FAULT_CLOCK   seconds that the clock of the day jumps at each look, forwards and backwards in turn
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *below, *steps, *kind;
static long fault_at, fault_for = 1, memory_at, memory_for = 1, threads_left = -1, clock_jump;
static int log_file = -1;
static atomic_long step_count, memory_count, looks;
static pthread_mutex_t log_mutex = PTHREAD_MUTEX_INITIALIZER;
static atomic_int is_ready;

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text && *text ? atol(text) : otherwise;
}

__attribute__((constructor)) static void begin(void) {
  below = getenv("FAULT_BELOW");
  steps = getenv("FAULT_STEPS");
  kind = getenv("FAULT_KIND");
  fault_at = number("FAULT_AT", 0);
  fault_for = number("FAULT_FOR", 1);
  memory_at = number("FAULT_MEMORY", 0);
  memory_for = number("FAULT_MEMORY_FOR", 1);
  threads_left = number("FAULT_THREADS", -1);
  clock_jump = number("FAULT_CLOCK", 0);
  const char *log_path = getenv("FAULT_LOG");
  if (log_path && *log_path) log_file = REAL(open)(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  is_ready = 1;
}

__attribute__((destructor)) static void end(void) {
  is_ready = 0;
  const char *path = getenv("FAULT_COUNT");
  if (!path || !*path) return;
  char line[64];
  const int size = snprintf(line, sizeof line, "%ld %ld\n", (long)step_count, (long)memory_count);
  const int file = REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file >= 0) {
    if (REAL(write)(file, line, (size_t)size) < 0) _exit(99);
    close(file);
  }
}

static int counts(const char *path) { return is_ready && below && path && strncmp(path, below, strlen(below)) == 0; }

static const char *path_of(int file, char *room, size_t size) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, room, size - 1);
  room[length < 0 ? 0 : length] = '\0';
  return room;
}

// A step of the log: kind, size of the path, place, size of the bytes; then path and bytes.
static void note(char step, const char *path, int64_t place, const void *bytes, uint64_t size) {
  if (log_file < 0) return;
  struct {
    char step;
    char unused[3];
    uint32_t path_size;
    int64_t place;
    uint64_t size;
  } head = {step, {0}, (uint32_t)strlen(path), place, bytes ? size : 0};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)path, head.path_size}, {(void *)bytes, head.size}};
  pthread_mutex_lock(&log_mutex);
  if (REAL(writev)(log_file, parts, 3) < 0) _exit(99);
  pthread_mutex_unlock(&log_mutex);
}

static int is_kind(const char *name) { return kind && strcmp(kind, name) == 0; }

// Whether this step is one that shall fail; those that kill do it here or after the step.
static int meets(char step, const char *path) {
  if (!counts(path) || !steps || !strchr(steps, step)) return 0;
  const long at = ++step_count;
  if (fault_at == 0 || at < fault_at || at >= fault_at + fault_for) return 0;
  if (is_kind("before")) raise(SIGKILL);
  errno = is_kind("ENOSPC") || is_kind("short") ? ENOSPC : is_kind("EACCES") ? EACCES : EIO;
  return 1;
}

static int fails(int met) { return met && !is_kind("after"); }
static void done(int met) {
  if (met && is_kind("after")) raise(SIGKILL);
}

#define WRITE_STEP(type, call, half_call, file, place, bytes, size)                \
  char room[4096];                                                               \
  const char *path = path_of(file, room, sizeof room);                           \
  const int met = meets('w', path);                                              \
  if (fails(met)) {                                                              \
    if (!is_kind("short") || (size) < 2) return -1;                              \
    const type half = half_call;                                                 \
    if (half > 0 && counts(path)) note('w', path, place, bytes, (uint64_t)half); \
    return half;                                                                 \
  }                                                                              \
  const type written = call;                                                     \
  if (written > 0 && counts(path)) note('w', path, place, bytes, (uint64_t)written); \
  done(met);                                                                     \
  return written

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t place) {
  WRITE_STEP(ssize_t, REAL(pwrite64)(file, bytes, size, place), REAL(pwrite64)(file, bytes, size / 2, place), file, place, bytes, size);
}
ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) { return pwrite64(file, bytes, size, place); }

ssize_t write(int file, const void *bytes, size_t size) {
  const off_t at = lseek(file, 0, SEEK_CUR);
  if (at < 0) return REAL(write)(file, bytes, size);  // A pipe.
  WRITE_STEP(ssize_t, REAL(write)(file, bytes, size), REAL(write)(file, bytes, size / 2), file, at, bytes, size);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  ssize_t all = 0;
  for (int i = 0; i < count; ++i) {
    const ssize_t some = write(file, parts[i].iov_base, parts[i].iov_len);
    if (some < 0) return all > 0 ? all : -1;
    all += some;
    if ((size_t)some < parts[i].iov_len) break;
  }
  return all;
}

#define STEP(letter, path, place, call) \
  const int met = meets(letter, path);  \
  if (fails(met)) return -1;            \
  const int result = call;              \
  if (result == 0 && counts(path)) note(letter, path, place, NULL, 0); \
  done(met);                            \
  return result

int fsync(int file) {
  char room[4096];
  const char *path = path_of(file, room, sizeof room);
  STEP('s', path, 0, REAL(fsync)(file));
}
int fdatasync(int file) {
  char room[4096];
  const char *path = path_of(file, room, sizeof room);
  STEP('s', path, 0, REAL(fdatasync)(file));
}
int ftruncate64(int file, off64_t size) {
  char room[4096];
  const char *path = path_of(file, room, sizeof room);
  STEP('t', path, size, REAL(ftruncate64)(file, size));
}
int ftruncate(int file, off_t size) { return ftruncate64(file, size); }
int unlink(const char *path) { STEP('u', path, 0, REAL(unlink)(path)); }

int rename(const char *from, const char *to) {
  const int met = meets('r', to);
  if (fails(met)) return -1;
  const int result = REAL(rename)(from, to);
  if (result == 0 && counts(to)) note('r', from, 0, to, strlen(to));
  done(met);
  return result;
}

static int opened(const char *path, int flags, mode_t mode) {
  const int writes = (flags & O_ACCMODE) != O_RDONLY;
  const int met = writes ? meets('o', path) : 0;
  if (fails(met)) return -1;
  const int file = REAL(open64)(path, flags, mode);
  if (file >= 0 && writes && counts(path)) note('o', path, (flags & O_TRUNC) != 0, NULL, 0);
  done(met);
  return file;
}
#define OPEN(name)                                                 \
  int name(const char *path, int flags, ...) {                     \
    va_list more;                                                  \
    va_start(more, flags);                                         \
    const mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0; \
    va_end(more);                                                  \
    return opened(path, flags, mode);                              \
  }
OPEN(open)
OPEN(open64)

#define READ_STEP(call)                                     \
  char room[4096];                                          \
  if (steps && strchr(steps, 'i')) {                        \
    if (fails(meets('i', path_of(file, room, sizeof room)))) return -1; \
  }                                                         \
  return call

ssize_t read(int file, void *bytes, size_t size) { READ_STEP(REAL(read)(file, bytes, size)); }
ssize_t pread64(int file, void *bytes, size_t size, off64_t at) { READ_STEP(REAL(pread64)(file, bytes, size, at)); }
ssize_t pread(int file, void *bytes, size_t size, off_t at) { return pread64(file, bytes, size, at); }

// Memory. dlsym itself may ask for some, so the real functions are called by glibc's own names.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
static int is_out_of_memory(void) {
  if (!is_ready) return 0;
  const long at = ++memory_count;
  if (memory_at == 0 || at < memory_at || at >= memory_at + memory_for) return 0;
  errno = ENOMEM;
  return 1;
}
void *malloc(size_t size) { return is_out_of_memory() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return is_out_of_memory() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return is_out_of_memory() ? NULL : __libc_realloc(old, size); }

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument) {
  if (threads_left == 0) return EAGAIN;
  if (threads_left > 0) --threads_left;
  return REAL(pthread_create)(thread, attributes, start, argument);
}

// The clock of the day; the steady one stays steady, as the kernel promises.
static time_t jumped(void) { return clock_jump == 0 ? 0 : (looks++ % 2 == 0 ? clock_jump : -clock_jump); }
time_t time(time_t *into) {
  struct timespec now;
  REAL(clock_gettime)(CLOCK_REALTIME, &now);
  const time_t told = now.tv_sec + jumped();
  if (into) *into = told;
  return told;
}
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  const int result = REAL(gettimeofday)(now, zone);
  now->tv_sec += jumped();
  return result;
}
int clock_gettime(clockid_t clock, struct timespec *now) {
  const int result = REAL(clock_gettime)(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += jumped();
  return result;
}
