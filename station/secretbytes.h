#pragma once

#include <QByteArray>

namespace station {

/// Bytes that are wiped when they go. Move-only, so that no copy is forgotten.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(const QByteArray &bytes); ///< Copies; the caller's bytes stay the caller's to wipe.
    explicit SecretBytes(QByteArray &&bytes);      ///< Takes over the buffer unless it is shared.
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes() { wipe(m_bytes); }

    QByteArrayView view() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }

    /// Overwrites a buffer that nobody else holds, and empties it.
    static void wipe(QByteArray &bytes);

private:
    QByteArray m_bytes;
};

} // namespace station
