/*
 * What a process does to the files of one folder, in the order in which it does it. Preloaded (LD_PRELOAD), it stands between
 * the process and the C library; `read-trace.ts` reads the log.
 *
 *   TRACED_FOLDER  absolute path, without links in it
 *   TRACE_LOG      where the log goes; TRACE_LOG.counts gets "writes syncs failures" after each command
 *
 * A write to the file `marks` of the folder is no change of the disk: it goes into the log as a mark, in its place among the
 * changes. One that begins with "!" is a command: "!fail write|sync N ERRNO once|on" lets the N-th write or sync from now fail
 * (once, or it and all after it), "!well" ends that, "!unrecorded" ends the log. Files in shared memory (`-shm`) are none of the
 * disk's business.
 *
 * Record: op u8, flags u8, 2 unused, handle u32, offset i64, name length u32, data length u32; the name; the data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, MARK, SYNC_FAILED, UNFORESEEN };
enum { CREATED = 1, EMPTIED = 2, DIRECTORY = 4 };

struct record {
  uint8_t op, flags;
  uint16_t unused;
  uint32_t handle;
  int64_t offset;
  uint32_t name_length, data_length;
};

/* Which file a descriptor means. Its number may be given to a socket unseen, so the file itself is compared. */
struct opened {
  uint32_t handle;
  int is_marks, appends;
  dev_t device;
  ino_t inode;
};

#define MOST_FILES 4096
static struct opened files[MOST_FILES];
static uint32_t last_handle;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static int log_file = -1, recording = 1;
static char counts_file[PATH_MAX];

static struct { long left; int error, once, is_sync, armed; } fault;
static long writes, syncs, failures;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found == NULL) abort();
  return found;
}

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("TRACE_LOG");
  folder = getenv("TRACED_FOLDER");
  if (folder == NULL || log == NULL) {
    folder = NULL;
    return;
  }
  folder_length = strlen(folder);
  snprintf(counts_file, sizeof counts_file, "%s.counts", log);
  log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_file < 0) abort();
}

static void note(uint8_t op, uint8_t flags, uint32_t handle, int64_t offset, const char *name, size_t name_length,
                 const void *data, size_t length) {
  if (!recording) return;
  struct record record = {op, flags, 0, handle, offset, (uint32_t)name_length, (uint32_t)length};
  struct iovec parts[3] = {{&record, sizeof record}, {(void *)name, name_length}, {(void *)data, length}};
  ssize_t whole = (ssize_t)(sizeof record + name_length + length);
  if (syscall(SYS_writev, log_file, parts, 3) != whole) abort();
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* The name within the folder ("" is the folder itself); NULL for what is elsewhere, or is memory. */
static const char *inside(const char *path, char *whole) {
  if (folder == NULL || path == NULL) return NULL;
  if (path[0] != '/') {
    char here[PATH_MAX];
    if (getcwd(here, sizeof here) == NULL) return NULL;
    if (snprintf(whole, PATH_MAX, "%s/%s", here, path) >= PATH_MAX) return NULL;
    path = whole;
  }
  if (strncmp(path, folder, folder_length) != 0 || ends_with(path, "-shm")) return NULL;
  const char *rest = path + folder_length;
  if (*rest == '/') return rest + 1;
  return *rest == '\0' ? rest : NULL;
}

static struct opened *opened_as(int fd) {
  struct stat now;
  if (folder == NULL || fd < 0 || fd >= MOST_FILES || files[fd].handle == 0) return NULL;
  if (fstat(fd, &now) != 0 || now.st_dev != files[fd].device || now.st_ino != files[fd].inode) return NULL;
  return &files[fd];
}

static int is_there(const char *path) {
  struct stat now;
  return lstat(path, &now) == 0;
}

static void remember(int fd, const char *name, int flags, int was_there) {
  if (fd < 0 || fd >= MOST_FILES) return;
  files[fd].handle = 0;
  struct stat now;
  if (name == NULL || fstat(fd, &now) != 0) return;
  last_handle += 1;
  files[fd] = (struct opened){last_handle, strcmp(name, "marks") == 0, (flags & O_APPEND) != 0, now.st_dev, now.st_ino};
  if (files[fd].is_marks) return;
  uint8_t marks = (was_there ? 0 : CREATED) | ((flags & O_TRUNC) ? EMPTIED : 0) | (S_ISDIR(now.st_mode) ? DIRECTORY : 0);
  note(OPEN, marks, last_handle, 0, name, strlen(name), NULL, 0);
}

static int open_file(int at, const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  pthread_mutex_lock(&lock);
  const char *name = at == AT_FDCWD || (path != NULL && path[0] == '/') ? inside(path, whole) : NULL;
  int was_there = name != NULL && is_there(path);
  int fd = syscall(SYS_openat, at, path, flags, mode);
  int error = errno;
  remember(fd, name, flags, was_there);
  pthread_mutex_unlock(&lock);
  errno = error;
  return fd;
}

#define WITH_MODE(last)                       \
  mode_t mode = 0;                            \
  if (flags & (O_CREAT | O_TMPFILE)) {        \
    va_list more;                             \
    va_start(more, last);                     \
    mode = va_arg(more, mode_t);              \
    va_end(more);                             \
  }
int open(const char *path, int flags, ...) { WITH_MODE(flags) return open_file(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { WITH_MODE(flags) return open_file(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { WITH_MODE(flags) return open_file(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { WITH_MODE(flags) return open_file(at, path, flags, mode); }

static void tell_counts(void) {
  char text[80];
  int length = snprintf(text, sizeof text, "%ld %ld %ld\n", writes, syncs, failures);
  int fd = syscall(SYS_openat, AT_FDCWD, counts_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0 || syscall(SYS_write, fd, text, length) != length) abort();
  syscall(SYS_close, fd);
}

static void obey(const char *data, size_t length) {
  char text[100] = "", kind[10], how[10];
  memcpy(text, data, length < sizeof text - 1 ? length : sizeof text - 1);
  tell_counts();
  writes = syncs = failures = 0;
  fault.armed = 0;
  if (strncmp(text, "!unrecorded", 11) == 0) recording = 0;
  if (sscanf(text, "!fail %9s %ld %d %9s", kind, &fault.left, &fault.error, how) != 4) return;
  fault.is_sync = strcmp(kind, "sync") == 0;
  fault.once = strcmp(how, "once") == 0;
  fault.armed = 1;
}

/* Whether this write or sync is one of those that fail. */
static int fails(int is_sync) {
  if (is_sync) syncs += 1;
  else writes += 1;
  if (!fault.armed || fault.is_sync != is_sync) return 0;
  if (fault.left > 1) {
    fault.left -= 1;
    return 0;
  }
  if (fault.once) fault.armed = 0;
  failures += 1;
  return fault.error;
}

/* `offset` -1: where the file stands. A write that fails has written its first half: disks are like that. */
static ssize_t write_file(int fd, const void *data, size_t length, off_t offset) {
  pthread_mutex_lock(&lock);
  struct opened *file = opened_as(fd);
  if (file != NULL && file->is_marks) {
    if (length > 0 && ((const char *)data)[0] == '!') obey(data, length);
    else note(MARK, 0, 0, 0, NULL, 0, data, length);
    pthread_mutex_unlock(&lock);
    return (ssize_t)length;
  }
  int error = file == NULL ? 0 : fails(0);
  size_t wanted = error == 0 ? length : length / 2;
  off_t at = offset;
  if (file != NULL && file->appends) at = lseek(fd, 0, SEEK_END);
  else if (file != NULL && offset < 0) at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = offset < 0 ? syscall(SYS_write, fd, data, wanted) : syscall(SYS_pwrite64, fd, data, wanted, offset);
  if (done < 0 && error == 0) error = errno;
  if (file != NULL && done > 0) note(WRITE, 0, file->handle, at, NULL, 0, data, (size_t)done);
  pthread_mutex_unlock(&lock);
  if (error == 0) return done;
  errno = error;
  return -1;
}

ssize_t write(int fd, const void *data, size_t length) { return write_file(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_file(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return write_file(fd, data, length, offset); }

static int truncate_file(int fd, off_t size) {
  pthread_mutex_lock(&lock);
  struct opened *file = opened_as(fd);
  int failed = syscall(SYS_ftruncate, fd, size), error = errno;
  if (file != NULL && failed == 0) note(TRUNCATE, 0, file->handle, size, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return failed;
}
int ftruncate(int fd, off_t size) { return truncate_file(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncate_file(fd, size); }

static int sync_file(int fd, long call) {
  pthread_mutex_lock(&lock);
  struct opened *file = opened_as(fd);
  int injected = file == NULL ? 0 : fails(1);
  int failed = injected != 0 ? -1 : syscall(call, fd), error = injected != 0 ? injected : errno;
  if (file != NULL) note(failed == 0 ? SYNC : SYNC_FAILED, 0, file->handle, 0, NULL, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return failed;
}
int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

int rename(const char *from, const char *to) {
  char whole_from[PATH_MAX], whole_to[PATH_MAX], both[2 * PATH_MAX];
  pthread_mutex_lock(&lock);
  const char *old = inside(from, whole_from), *new = inside(to, whole_to);
  int failed = REAL(rename)(from, to), error = errno;
  if (failed == 0 && old != NULL && new != NULL) {
    int length = snprintf(both, sizeof both, "%s%c%s", old, 0, new);
    note(RENAME, 0, 0, 0, both, (size_t)length, NULL, 0);
  } else if (failed == 0 && (old != NULL || new != NULL)) note(UNFORESEEN, 0, 0, 0, "rename", 6, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return failed;
}

int unlink(const char *path) {
  char whole[PATH_MAX];
  pthread_mutex_lock(&lock);
  const char *name = inside(path, whole);
  int failed = REAL(unlink)(path), error = errno;
  if (failed == 0 && name != NULL) note(UNLINK, 0, 0, 0, name, strlen(name), NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return failed;
}

int mkdir(const char *path, mode_t mode) {
  char whole[PATH_MAX];
  pthread_mutex_lock(&lock);
  const char *name = inside(path, whole);
  int failed = REAL(mkdir)(path, mode), error = errno;
  if (failed == 0 && name != NULL) note(MKDIR, 0, 0, 0, name, strlen(name), NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return failed;
}

/* Ways to write that nobody uses here. If somebody begins to, the log says so, and whoever reads it has to learn them. */
static void refuse_unseen(int fd, const char *call) {
  pthread_mutex_lock(&lock);
  if (opened_as(fd) != NULL) note(UNFORESEEN, 0, 0, 0, call, strlen(call), NULL, 0);
  pthread_mutex_unlock(&lock);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  refuse_unseen(fd, "writev");
  return syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  refuse_unseen(fd, "pwritev");
  return REAL(pwritev64)(fd, parts, count, offset);
}
int posix_fallocate64(int fd, off64_t offset, off64_t length) {
  refuse_unseen(fd, "posix_fallocate");
  return REAL(posix_fallocate64)(fd, offset, length);
}
