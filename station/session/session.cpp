#include "station/session/session.h"

#include "station/session/messages.h"
#include "station/session/parameters.h"
#include "station/session/requestreader.h"

#include <QLocalSocket>

namespace station {

/// A request between its call and its answer.
struct Session::Pending
{
    QJsonValue id;
    bool afterCommit = false;
    bool inTurn = true; ///< The call has not returned yet.
    std::optional<Result<QJsonValue>> result;
    std::vector<Error> refusals;
};

Session::Session(quint64 number, std::unique_ptr<QIODevice> device, const Peer &peer, Station &station,
                 const MethodTable &methods, const SessionLimits &limits)
    : m_number(number),
      m_device(std::move(device)),
      m_station(station),
      m_methods(methods),
      m_limits(limits),
      m_role(peer.role),
      m_actor{Actor::Person, peer.user, {}},
      m_tokens(limits.perSecond),
      m_refilled(station.clock().bootMs())
{
    connect(m_device.get(), &QIODevice::readyRead, this, &Session::read);
    connect(m_device.get(), &QIODevice::readChannelFinished, this, [this] {
        read();
        finish();
    });
    m_helloTimer.start(station.clock(), limits.helloWithinMs, [this] {
        refuse(QJsonValue(), HelloFirst, {tr("the session"), tr("no hello came in time"), {}});
        close();
    });
    QMetaObject::invokeMethod(this, &Session::read, Qt::QueuedConnection);
}

Session::~Session()
{
    m_device->disconnect(this);
    for (const auto &undo : m_atClose)
        undo();
}

void Session::close()
{
    if (m_closed)
        return;
    m_device->disconnect(this);
    if (auto *socket = qobject_cast<QLocalSocket *>(m_device.get()))
        socket->flush();
    m_device->close();
    finish();
}

void Session::finish()
{
    if (std::exchange(m_closed, true))
        return;
    m_helloTimer.stop();
    m_throttle.stop();
    m_device->disconnect(this);
    for (const auto &undo : std::exchange(m_atClose, {}))
        undo();
    QMetaObject::invokeMethod(this, &Session::closed, Qt::QueuedConnection);
}

// Reading ---------------------------------------------------------------------------------------------------

void Session::read()
{
    // What does not fit stays with the device and, through it, with the client.
    while (!m_closed && !m_throttle.isActive() && m_input.size() <= m_limits.line) {
        const QByteArray chunk =
            m_device->read(std::min<qint64>(m_limits.line + 1 - m_input.size(), m_device->bytesAvailable()));
        if (chunk.isEmpty())
            break;
        m_input += chunk;
    }
    takeLines();
}

void Session::takeLines()
{
    for (int taken = 0; !m_closed && !m_throttle.isActive(); ++taken) {
        const qsizetype end = m_input.indexOf('\n', m_scanned);
        if (end < 0) {
            m_scanned = m_input.size();
            if (m_input.size() > m_limits.line) {
                refuse(QJsonValue(), InvalidRequest,
                       {tr("the request"), tr("it is longer than %1 bytes").arg(m_limits.line), {}});
                close();
            }
            return;
        }
        if (taken == m_limits.perTurn) {
            if (!std::exchange(m_scheduled, true)) {
                QMetaObject::invokeMethod(
                    this,
                    [this] {
                        m_scheduled = false;
                        read();
                    },
                    Qt::QueuedConnection);
            }
            return;
        }
        if (!spendToken())
            return;
        const QByteArray line = m_input.left(end);
        m_input.remove(0, end + 1);
        m_scanned = 0;
        if (!line.trimmed().isEmpty())
            handle(line);
    }
}

/// A bucket that refills at the permitted rate; when it is empty, reading stops until it is not.
bool Session::spendToken()
{
    const qint64 now = m_station.clock().bootMs();
    m_tokens = std::min<double>(m_limits.perSecond,
                                m_tokens + double(now - m_refilled) * m_limits.perSecond / 1000.0);
    m_refilled = now;
    if (m_tokens < 1) {
        m_throttle.start(m_station.clock(), 1000 / m_limits.perSecond + 1, [this] { read(); });
        return false;
    }
    m_tokens -= 1;
    return true;
}

void Session::handle(const QByteArray &line)
{
    const Result<QJsonObject> request = readRequest(line);
    if (!request)
        return mistake(QJsonValue(), request.error());
    const QJsonValue id = request->value(QStringLiteral("id"));
    const QJsonValue params = request->value(QStringLiteral("params"));
    const QString name = request->value(QStringLiteral("method")).toString();
    const QString what = tr("the request");
    if (!id.isDouble() && !id.isString())
        return mistake(QJsonValue(), {what, tr("a request has an id, a number or text"), {}});
    if (request->value(QStringLiteral("jsonrpc")) != QJsonValue(QStringLiteral("2.0")) || name.isEmpty() ||
        !(params.isObject() || params.isUndefined()))
        return mistake(id,
                       {what, tr("\"jsonrpc\": \"2.0\", a method and an object of params are expected"), {}});
    const Method *method = m_methods.find(name);
    if (!method)
        return refuse(id, UnknownMethod, {name.left(60), tr("there is no such method"), {}});
    if (name == QLatin1String("hello") && checkParameters(*method, params.toObject())) {
        m_greeted = true;
        m_helloTimer.stop();
        m_actor.through = params.toObject().value(QStringLiteral("client")).toString().left(60);
    }
    if (!m_greeted && name != QLatin1String("hello"))
        return refuse(id, HelloFirst, {name, tr("a session begins with hello"), {}});
    if (method->role > m_role)
        return refuse(id, Forbidden,
                      {name, tr("your role does not permit this"), tr("Ask someone with a higher role")});
    const Station::Phase phase = m_station.phase();
    if (method->needsRunning && phase != Station::Phase::Started && phase != Station::Phase::Steady)
        return refuse(id, MustRun,
                      {name, tr("the station is not running"), tr("Start it with: tocsin run DIR")});
    run(*method, id, params.toObject());
}

// Calling and answering -------------------------------------------------------------------------------------

void Session::run(const Method &method, const QJsonValue &id, const QJsonObject &params)
{
    if (const Result<void> fit = checkParameters(method, params); !fit)
        return refuse(id, InvalidParameters, fit.error());
    auto pending = std::make_shared<Pending>();
    pending->id = id;
    pending->afterCommit = method.afterCommit;
    const QPointer<Session> self(this);
    const auto done = [self, pending](const Result<QJsonValue> &result) {
        if (self)
            self->answer(pending, result);
    };
    {
        const Turn turn(m_station);
        method.run(makeCall(pending, params), done);
    }
    // Only now were the statements of this turn handed to the database, so that waiting for them makes sense.
    pending->inTurn = false;
    if (self && pending->result)
        deliver(*pending);
}

Call Session::makeCall(const std::shared_ptr<Pending> &pending, const QJsonObject &params)
{
    const QPointer<Session> self(this);
    Call call;
    call.params = params;
    call.actor = m_actor;
    call.role = m_role;
    call.session = m_number;
    call.notify = [self](const QString &name, const QJsonObject &news) {
        if (self)
            self->notify(name, news);
    };
    call.onClose = [self](std::function<void()> undo) {
        if (self && !self->m_closed)
            self->m_atClose.push_back(std::move(undo));
        else
            undo();
    };
    call.refuse = [self, pending](const std::vector<Error> &refusals) {
        pending->refusals = refusals;
        if (self && !refusals.empty())
            self->answer(pending, refusals.front());
    };
    return call;
}

void Session::answer(const std::shared_ptr<Pending> &pending, const Result<QJsonValue> &result)
{
    if (pending->result)
        return;
    pending->result = result;
    if (!pending->inTurn)
        deliver(*pending);
}

void Session::deliver(const Pending &pending)
{
    if (!*pending.result) {
        QJsonArray list;
        for (const Error &error : pending.refusals)
            list.append(errorData(error));
        return refuse(pending.id, Refused, pending.result->error(), {{QStringLiteral("refusals"), list}});
    }
    const QJsonObject reply = resultMessage(pending.id, **pending.result);
    if (!pending.afterCommit)
        return send(reply);
    m_station.whenDurable(
        [self = QPointer<Session>(this), id = pending.id, reply](const Result<void> &onDisk) {
            if (!self)
                return;
            if (onDisk)
                return self->send(reply);
            Error error = onDisk.error();
            error.why = tr("done and in force, but not on disk: %1").arg(error.why);
            self->refuse(id, NotDurable, error, {{QStringLiteral("applied"), true}});
        });
}

void Session::notify(const QString &method, const QJsonObject &params)
{
    send(notificationMessage(method, params));
}

void Session::mistake(const QJsonValue &id, const Error &error)
{
    refuse(id, InvalidRequest, error);
    if (++m_mistakes >= m_limits.mistakes)
        close();
}

void Session::refuse(const QJsonValue &id, SessionErrorCode code, const Error &error, const QJsonObject &more)
{
    send(errorMessage(id, code, error, more));
}

void Session::send(const QJsonObject &message)
{
    if (m_closed)
        return;
    m_device->write(toLine(message));
    if (m_device->bytesToWrite() <= m_limits.unsent)
        return;
    m_station.log().write(Log::Level::Warning, tr("session"),
                          tr("A client did not read what it asked for and was cut off."));
    m_device->disconnect(this);
    m_device->close();
    finish();
}

} // namespace station
