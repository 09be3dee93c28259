#include "client/connection.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace client {

namespace {

station::Error errorOf(const QJsonObject &json)
{
    return {json.value(QStringLiteral("what")).toString(), json.value(QStringLiteral("why")).toString(),
            json.value(QStringLiteral("remedy")).toString()};
}

Reply replyOf(const QJsonObject &message)
{
    Reply reply;
    const auto error = message.constFind(QStringLiteral("error"));
    if (error == message.constEnd()) {
        reply.value = message.value(QStringLiteral("result"));
        return reply;
    }
    const QJsonObject object = error.value().toObject();
    const QJsonObject data = object.value(QStringLiteral("data")).toObject();
    reply.code = object.value(QStringLiteral("code")).toInt(-1);
    const QJsonArray refusals = data.value(QStringLiteral("refusals")).toArray();
    for (const QJsonValue &refusal : refusals)
        reply.errors.append(errorOf(refusal.toObject()));
    if (reply.errors.isEmpty() && !data.isEmpty())
        reply.errors.append(errorOf(data));
    if (reply.errors.isEmpty())
        reply.errors.append({{}, object.value(QStringLiteral("message")).toString(), {}});
    return reply;
}

} // namespace

Connection::Connection(std::unique_ptr<QIODevice> device, const QString &clientName, Done greeted)
    : m_device(std::move(device))
{
    connect(m_device.get(), &QIODevice::readyRead, this, &Connection::read);
    connect(m_device.get(), &QIODevice::readChannelFinished, this, [this] {
        read();
        giveUp(tr("the station has ended the session"));
    });
    call(QStringLiteral("hello"), {{QStringLiteral("client"), clientName}}, std::move(greeted));
}

Connection::~Connection()
{
    m_device->disconnect(this);
}

void Connection::call(const QString &method, const QJsonObject &params, Done done)
{
    const qint64 id = m_next++;
    if (m_lost) {
        QMetaObject::invokeMethod(
            this,
            [done] {
                done({{}, -1, {{{}, tr("the connection to the station is lost"), {}}}});
            },
            Qt::QueuedConnection);
        return;
    }
    m_waiting.insert(id, std::move(done));
    m_device->write(QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                              {QStringLiteral("id"), id},
                                              {QStringLiteral("method"), method},
                                              {QStringLiteral("params"), params}})
                        .toJson(QJsonDocument::Compact) +
                    '\n');
}

void Connection::read()
{
    m_input += m_device->readAll();
    for (;;) {
        const qsizetype end = m_input.indexOf('\n', m_scanned);
        if (end < 0) {
            m_scanned = m_input.size();
            if (m_input.size() > maxLine)
                giveUp(tr("the station's answer is too long"));
            return;
        }
        const QByteArray line = m_input.left(end);
        m_input.remove(0, end + 1);
        m_scanned = 0;
        take(line);
    }
}

void Connection::take(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return giveUp(tr("what answers here is not a station"));
    const QJsonObject message = document.object();
    const QJsonValue id = message.value(QStringLiteral("id"));
    if (message.contains(QStringLiteral("method"))) {
        Q_EMIT notified(message.value(QStringLiteral("method")).toString(),
                        message.value(QStringLiteral("params")).toObject());
    } else if (id.isDouble()) {
        if (const Done done = m_waiting.take(id.toInteger()))
            done(replyOf(message));
    } else {
        // An error without an id is about the session as a whole.
        giveUp(replyOf(message).errors.value(0).text());
    }
}

void Connection::giveUp(const QString &why)
{
    if (std::exchange(m_lost, true))
        return;
    m_device->disconnect(this);
    m_device->close();
    QList<qint64> ids = m_waiting.keys();
    std::sort(ids.begin(), ids.end());
    for (const qint64 id : std::as_const(ids)) {
        if (const Done done = m_waiting.take(id))
            done({{}, -1, {{{}, why, {}}}});
    }
    Q_EMIT lost();
}

} // namespace client
