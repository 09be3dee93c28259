#pragma once

#include "station/value/result.h"

#include <QHash>
#include <QIODevice>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <memory>

namespace client {

/// What came back for a request: a value, or at least one error.
struct Reply
{
    QJsonValue value;
    int code = 0; ///< Of the error, as docs/session.md lists them; 0 = none.
    QList<station::Error> errors;

    bool ok() const { return code == 0; }
};

/// The client side of a session, over any device that is open: a socket, or a pipe to a station in this
/// process. Says hello by itself; requests may follow at once, nothing waits for an answer.
class Connection final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const Reply &)>;

    /// @p clientName is what the audit will say: "command line". @p greeted gets the answer to hello: the
    /// station's name and what the person may do.
    Connection(
        std::unique_ptr<QIODevice> device, const QString &clientName, Done greeted = [](const Reply &) {});
    ~Connection() override;

    /// @p done is called from the event loop, with an error when the connection ends before the answer.
    void call(const QString &method, const QJsonObject &params, Done done);
    bool isOpen() const { return !m_lost; }

Q_SIGNALS:
    void notified(const QString &method, const QJsonObject &params);
    void lost();

private:
    /// No answer of a station is longer.
    static constexpr qsizetype maxLine = 64 << 20;

    void read();
    void take(const QByteArray &line);
    void giveUp(const QString &why);

    std::unique_ptr<QIODevice> m_device;
    QByteArray m_input;
    qsizetype m_scanned = 0;
    qint64 m_next = 1;
    QHash<qint64, Done> m_waiting;
    bool m_lost = false;
};

} // namespace client
