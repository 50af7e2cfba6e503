/*
 * Put between a program and the system with LD_PRELOAD, for faults.sh. Reads of the file FAULT_FILE at or behind FAULT_AT
 * bytes fail with EIO, as those of a disk do. FAULT_AFTER seconds after the start the time of day is FAULT_BACK seconds
 * earlier; the clock that only goes on is left alone, as the kernel leaves it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int faulty(int fd, off_t from, size_t count) {
    const char *file = getenv("FAULT_FILE");
    char link[64], name[4096];
    ssize_t n;
    if (!file) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, name, sizeof name - 1);
    if (n < 0) return 0;
    name[n] = 0;
    return !strcmp(name, file) && from + (off_t) count > atoll(getenv("FAULT_AT"));
}

ssize_t read(int fd, void *into, size_t count) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real) real = (ssize_t (*)(int, void *, size_t)) dlsym(RTLD_NEXT, "read");
    if (count > 0 && getenv("FAULT_FILE") && faulty(fd, lseek(fd, 0, SEEK_CUR), count)) {
        errno = EIO;
        return -1;
    }
    return real(fd, into, count);
}

ssize_t pread64(int fd, void *into, size_t count, off_t from) {
    static ssize_t (*real)(int, void *, size_t, off_t);
    if (!real) real = (ssize_t (*)(int, void *, size_t, off_t)) dlsym(RTLD_NEXT, "pread64");
    if (count > 0 && faulty(fd, from, count)) {
        errno = EIO;
        return -1;
    }
    return real(fd, into, count, from);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    static struct timespec start;
    struct timespec since;
    int result;
    if (!real) {
        real = (int (*)(clockid_t, struct timespec *)) dlsym(RTLD_NEXT, "clock_gettime");
        real(CLOCK_MONOTONIC, &start);
    }
    result = real(clock, now);
    if (result == 0 && clock == CLOCK_REALTIME && getenv("FAULT_BACK")) {
        real(CLOCK_MONOTONIC, &since);
        if (since.tv_sec - start.tv_sec >= atol(getenv("FAULT_AFTER"))) now->tv_sec -= atol(getenv("FAULT_BACK"));
    }
    return result;
}
