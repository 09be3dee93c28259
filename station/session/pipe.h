#pragma once

#include <QIODevice>
#include <QPointer>

#include <memory>
#include <utility>

namespace station {

/// One end of a connection within a process: what is written here can be read at the other end, from the
/// event loop. It lets a station that does not run be served exactly as one that does.
class Pipe final : public QIODevice
{
    Q_OBJECT
public:
    /// Two ends that are joined and open.
    static std::pair<std::unique_ptr<QIODevice>, std::unique_ptr<QIODevice>> make();
    ~Pipe() override;

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_input.size() + QIODevice::bytesAvailable(); }
    qint64 bytesToWrite() const override { return m_other ? m_other->m_input.size() : 0; }
    void close() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    Pipe() = default;

    QPointer<Pipe> m_other;
    QByteArray m_input;
};

} // namespace station
