#include "client/invocation.h"

#include "client/stationsocket.h"
#include "client/textoutput.h"

#include <QJsonDocument>

#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace client {

namespace {

/// To the line's start, and nothing left of it.
const QByteArray wipedLine = "\r\x1b[K";

void write(FILE *stream, const QByteArray &text)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stream);
}

QByteArray errorsJson(const QList<station::Error> &errors)
{
    QJsonArray list;
    for (const station::Error &error : errors)
        list.append(QJsonObject{{QStringLiteral("what"), error.what},
                                {QStringLiteral("why"), error.why},
                                {QStringLiteral("remedy"), error.remedy}});
    return QJsonDocument(QJsonObject{{QStringLiteral("errors"), list}}).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Invocation::Invocation(const Command &command, Arguments arguments, const Environment &environment)
    : m_command(command),
      m_arguments(std::move(arguments)),
      m_environment(environment),
      m_folder(m_arguments.value(QStringLiteral("station"), qEnvironmentVariable("TOCSIN_STATION")))
{
}

// The station -----------------------------------------------------------------------------------------------

bool Invocation::connectStation()
{
    if (m_connection)
        return true;
    if (m_folder.isEmpty() && m_command.needs != Command::Station &&
        m_command.needs != Command::RunningStation)
        return open(m_environment.openTypes());
    if (m_folder.isEmpty()) {
        wrongUsage(tr("no station is named; give -s DIR or set TOCSIN_STATION"));
        return false;
    }
    if (m_folder.contains(QLatin1String("://"))) {
        fail({m_folder, tr("stations on other machines cannot be reached by this version"),
              tr("Run the command on the station's own machine with -s DIR")});
        return false;
    }
    station::Result<Environment::Device> device = connectToStation(m_folder);
    if (!device || *device)
        return open(std::move(device));
    if (m_command.needs == Command::RunningStation) {
        fail({m_folder, tr("the station is not running, and \"%1\" needs it to").arg(m_command.name),
              tr("Start it with: tocsin run %1").arg(m_folder)});
        return false;
    }
    return open(m_environment.openStopped(m_folder));
}

bool Invocation::open(station::Result<Environment::Device> device)
{
    if (!device) {
        fail(device.error());
        return false;
    }
    m_connection = std::make_unique<Connection>(std::move(device).value(), QStringLiteral("command line"));
    return true;
}

void Invocation::call(const QString &method, const QJsonObject &params, Then then)
{
    if (isFinished() || !connectStation())
        return;
    m_connection->call(method, params, [this, then = std::move(then)](const Reply &reply) {
        if (isFinished())
            return;
        if (reply.ok())
            return then(reply.value);
        failAll(reply.errors);
    });
}

void Invocation::listen(std::function<void(const QString &, const QJsonObject &)> heard,
                        std::function<void()> lost)
{
    if (isFinished() || !connectStation())
        return;
    connect(m_connection.get(), &Connection::notified, this, std::move(heard));
    connect(m_connection.get(), &Connection::lost, this, [this, lost = std::move(lost)] {
        if (isFinished())
            return;
        if (lost)
            return lost();
        fail({m_folder, tr("the station has ended the session"), {}});
    });
}

// Output ----------------------------------------------------------------------------------------------------

void Invocation::print(const QString &line)
{
    write(stdout, line.toUtf8() + '\n');
    std::fflush(stdout);
}

void Invocation::print(const QJsonValue &value)
{
    if (value.isObject())
        return print(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    if (value.isArray())
        return print(QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)));
    // Whatever is neither gets an object around it, so that each call prints an object or an array.
    print(QJsonValue(QJsonObject{{QStringLiteral("value"), value}}));
}

void Invocation::note(const QString &text)
{
    if (json())
        write(stderr,
              QJsonDocument(QJsonObject{{QStringLiteral("note"), text}}).toJson(QJsonDocument::Compact) +
                  '\n');
    else
        write(stderr, "tocsin: " + escapedText(text).toUtf8() + '\n');
}

void Invocation::progress(const QString &text)
{
    if (json())
        return;
    const QByteArray line = escapedText(text).toUtf8();
    write(stderr, ::isatty(STDERR_FILENO) != 0 ? wipedLine + line : line + '\n');
}

void Invocation::clearProgress()
{
    if (!json() && ::isatty(STDERR_FILENO) != 0)
        write(stderr, wipedLine);
}

void Invocation::show(const QJsonArray &rows, const QList<Column> &columns, const QString &whenEmpty)
{
    if (json())
        return print(QJsonValue(rows));
    if (!rows.isEmpty())
        return print(tableText(rows, columns, terminalWidth()));
    if (!whenEmpty.isEmpty())
        print(whenEmpty);
}

int Invocation::terminalWidth()
{
    struct winsize size = {};
    if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

void Invocation::show(const QJsonObject &object, const QStringList &first)
{
    if (json())
        return print(QJsonValue(object));
    print(outlineText(object, first));
}

// The end ---------------------------------------------------------------------------------------------------

void Invocation::finish(int code)
{
    if (isFinished())
        return;
    m_code = code;
    Q_EMIT finished();
}

void Invocation::failAll(const QList<station::Error> &errors)
{
    if (isFinished())
        return;
    if (json()) {
        write(stderr, errorsJson(errors));
    } else {
        for (const station::Error &error : errors)
            note(error.text());
    }
    finish(Failed);
}

void Invocation::wrongUsage(const QString &why)
{
    if (isFinished())
        return;
    const QString usage = tr("Usage: tocsin %1 %2").arg(m_command.name, m_command.words);
    if (json())
        write(stderr, errorsJson({{m_command.name, why, usage}}));
    else
        write(stderr, "tocsin: " + escapedText(why).toUtf8() + '\n' + usage.toUtf8() + '\n');
    finish(WrongUsage);
}

} // namespace client
