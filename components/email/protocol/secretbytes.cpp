#include "components/email/protocol/secretbytes.h"

#include <cstring>
#include <utility>

namespace email {

void wipe(QByteArray &bytes)
{
    // A detached copy would be wiped instead of the original, so only an unshared array is worth the call.
    if (!bytes.isEmpty() && bytes.isDetached())
        explicit_bzero(bytes.data(), size_t(bytes.size()));
    bytes = QByteArray();
}

SecretBytes::SecretBytes(QByteArray &&bytes) : m_bytes(std::move(bytes))
{
    m_bytes.detach(); // if someone kept a copy, ours can still be wiped
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    wipe(m_bytes);
}

} // namespace email
