#pragma once

#include "truststore/problem.h"

namespace trust {

/// The problem that OpenSSL's verification code @p code stands for. A code without a name here is
/// Problem::Unknown, which nobody can forgive: a new check in a newer library must not pass unseen.
Problems problemsOf(int code);

} // namespace trust
