#pragma once

#include "station/secretbytes.h"

#include <optional>

// The cryptographic primitives of the secret store: OpenSSL's, with their lengths fixed here.

namespace station::sealing {

constexpr int keyBytes = 32;
constexpr int nonceBytes = 12;
constexpr int tagBytes = 16;

/// HKDF-SHA-256 (RFC 5869); 32 bytes.
SecretBytes deriveKey(QByteArrayView master, QByteArrayView salt, QByteArrayView info);

/// AES-256-GCM (NIST SP 800-38D); the tag stands behind the text. Empty when OpenSSL fails.
QByteArray seal(const SecretBytes &key, QByteArrayView nonce, QByteArrayView associated,
                QByteArrayView plain);
/// Nothing when the tag does not fit: a wrong key, nonce or associated data, or a changed byte.
std::optional<SecretBytes> unseal(const SecretBytes &key, QByteArrayView nonce, QByteArrayView associated,
                                  QByteArrayView sealed);

/// HMAC-SHA-256 (RFC 2104).
QByteArray authenticate(const SecretBytes &key, QByteArrayView data);
bool sameBytes(QByteArrayView a, QByteArrayView b); ///< In constant time.

/// From the system's generator; empty when it fails.
QByteArray randomBytes(int count);

/// The parts one behind the other, each preceded by its length: no two lists give the same bytes.
QByteArray join(std::initializer_list<QByteArrayView> parts);

} // namespace station::sealing
