#include "station/secretbytes.h"

#include <openssl/crypto.h>
#include <utility>

namespace station {

SecretBytes::SecretBytes(const QByteArray &bytes) : m_bytes(bytes.constData(), bytes.size()) {}

SecretBytes::SecretBytes(QByteArray &&bytes)
{
    // A shared buffer cannot be wiped: writing to it would only detach a copy.
    if (bytes.isDetached())
        m_bytes = std::exchange(bytes, QByteArray());
    else
        m_bytes = QByteArray(bytes.constData(), bytes.size());
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept : m_bytes(std::exchange(other.m_bytes, QByteArray()))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = std::exchange(other.m_bytes, QByteArray());
    }
    return *this;
}

void SecretBytes::wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), std::size_t(bytes.size()));
    bytes.clear();
}

} // namespace station
