#pragma once

#include <QByteArray>

namespace email {

/// Overwrites the bytes and empties the array; a copy that someone else still shares is not reached.
void wipe(QByteArray &bytes);

/// A password or token: moved, never copied, and overwritten when it goes.
class SecretBytes
{
public:
    SecretBytes() = default;
    explicit SecretBytes(QByteArray &&bytes);
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    Q_DISABLE_COPY(SecretBytes)
    ~SecretBytes();

    const QByteArray &bytes() const { return m_bytes; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    void clear() { wipe(m_bytes); }

private:
    QByteArray m_bytes;
};

} // namespace email
