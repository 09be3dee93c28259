#include "station/session/pipe.h"

#include <algorithm>
#include <cstring>

namespace station {

std::pair<std::unique_ptr<QIODevice>, std::unique_ptr<QIODevice>> Pipe::make()
{
    std::unique_ptr<Pipe> one(new Pipe);
    std::unique_ptr<Pipe> two(new Pipe);
    one->m_other = two.get();
    two->m_other = one.get();
    one->open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    two->open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    return {std::move(one), std::move(two)};
}

Pipe::~Pipe()
{
    close();
}

void Pipe::close()
{
    if (!isOpen())
        return;
    QIODevice::close();
    if (m_other)
        QMetaObject::invokeMethod(m_other, &QIODevice::readChannelFinished, Qt::QueuedConnection);
}

qint64 Pipe::readData(char *data, qint64 maxSize)
{
    const qint64 size = std::min<qint64>(maxSize, m_input.size());
    if (size == 0)
        return 0; // There may be no room to copy to, either.
    if (size == 0)
        return 0;
    std::memcpy(data, m_input.constData(), std::size_t(size));
    m_input.remove(0, size);
    return size;
}

qint64 Pipe::writeData(const char *data, qint64 size)
{
    if (!m_other)
        return -1;
    const bool wasEmpty = m_other->m_input.isEmpty();
    m_other->m_input.append(data, size);
    if (wasEmpty)
        QMetaObject::invokeMethod(m_other, &QIODevice::readyRead, Qt::QueuedConnection);
    return size;
}

} // namespace station
