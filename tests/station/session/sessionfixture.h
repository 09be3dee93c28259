#pragma once

#include "station/basictypes.h"
#include "station/session/pipe.h"
#include "station/session/session.h"
#include "tests/support/fakeclock.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <memory>

/// A component with what the session's methods are about: values, a secret, an action, a topic.
class Gadget final : public station::Component
{
public:
    station::Slot<double> level{this,
                                {.name = "level",
                                 .value = 1,
                                 .flags = station::Operator,
                                 .facets = {.min = 0, .max = 10},
                                 .doc = "A number between 0 and 10."}};
    station::Slot<bool> one{this, {.name = "one", .doc = "Never true together with two."}};
    station::Slot<bool> two{this, {.name = "two", .doc = "Never true together with one."}};
    station::Slot<int> count{
        this, {.name = "count", .flags = station::ReadOnly, .doc = "Counts what was done to it."}};
    station::Slot<station::Secret> password{this, {.name = "password", .doc = "Never comes out."}};
    station::Action kick{this,
                         {.name = "kick",
                          .flags = station::Operator,
                          .run = station::act<&Gadget::doKick>,
                          .doc = "Counts one up."}};
    station::Topic kicked{
        this, {.name = "kicked", .payload = &station::valueTypeOf<int>, .doc = "Fires at each kick."}};

    void doKick()
    {
        count.set(count() + 1);
        kicked.fire({station::valueTypeOf<int>(), &count()});
    }
};

/// A station in memory and one client on a pipe, served by one session.
class SessionFixture
{
public:
    explicit SessionFixture(station::Role role = station::Role::Admin,
                            const station::SessionLimits &limits = {})
        : station(registry, clock)
    {
        registry.add<Gadget>(
            {.name = QStringLiteral("test:Gadget"),
             .doc = QStringLiteral("For tests."),
             .rules = {{QStringLiteral("exclusive"), {QStringLiteral("one"), QStringLiteral("two")}, {}}}});
        station::registerStationMethods(methods, station);
        const QString keyFile = keys.filePath(QStringLiteral("key"));
        QFile key(keyFile);
        if (key.open(QIODevice::WriteOnly))
            key.write(QByteArray(32, 'k'));
        key.close();
        key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        secretsOpened = station.secrets().open(folder.path(), QStringLiteral("test"), keyFile).ok();
        station.finishLoading();
        gadget = dynamic_cast<Gadget *>(
            *station.add(station.root(), QStringLiteral("test:Gadget"), QStringLiteral("G"), {}, {}));
        connectClient(role, limits);
    }

    void connectClient(station::Role role, const station::SessionLimits &limits = {})
    {
        auto [ours, theirs] = station::Pipe::make();
        client = std::move(theirs);
        session = std::make_unique<station::Session>(++sessions, std::move(ours),
                                                     station::Peer{QStringLiteral("anna"), role}, station,
                                                     methods, limits);
    }

    /// Lets the event loop run until nothing more comes.
    void settle()
    {
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        input += client->readAll();
    }

    void send(const QByteArray &line) { client->write(line + '\n'); }
    int request(const QString &method, const QJsonObject &params = {})
    {
        send(QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                       {QStringLiteral("id"), ++lastId},
                                       {QStringLiteral("method"), method},
                                       {QStringLiteral("params"), params}})
                 .toJson(QJsonDocument::Compact));
        return lastId;
    }

    /// Everything that has come since the last time.
    QList<QJsonObject> messages()
    {
        settle();
        QList<QJsonObject> list;
        for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
            list.append(QJsonDocument::fromJson(input.left(end)).object());
            input.remove(0, end + 1);
        }
        return list;
    }
    void hello()
    {
        request(QStringLiteral("hello"), {{QStringLiteral("client"), QStringLiteral("test")}});
        messages();
    }
    /// The answer to one request, after hello.
    QJsonObject ask(const QString &method, const QJsonObject &params = {})
    {
        const int id = request(method, params);
        const QList<QJsonObject> all = messages();
        for (const QJsonObject &message : all) {
            if (message.value(QStringLiteral("id")).toInt() == id)
                return message;
        }
        return {};
    }
    static int code(const QJsonObject &message)
    {
        return message[QStringLiteral("error")][QStringLiteral("code")].toInt();
    }

    QTemporaryDir folder;
    QTemporaryDir keys;
    bool secretsOpened = false;
    testsupport::FakeClock clock;
    struct BasicRegistry : station::Registry
    {
        BasicRegistry() { station::registerBasicTypes(*this); }
    } registry;
    station::Station station;
    station::MethodTable methods;
    Gadget *gadget = nullptr;
    std::unique_ptr<QIODevice> client;
    std::unique_ptr<station::Session> session;
    QByteArray input;
    int lastId = 0;
    quint64 sessions = 0;
};
