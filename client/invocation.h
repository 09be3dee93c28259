#pragma once

#include "client/connection.h"
#include "client/environment.h"

#include <QJsonArray>

namespace client {

/// One column of a table for people: the member of a row's object, and its heading.
struct Column
{
    QString key;
    QString title;
    qsizetype most = 0; ///< Characters; a longer cell loses its middle. 0 = any length.
};

/// One run of one command: its arguments, its connection, its output and its end.
class Invocation final : public QObject
{
    Q_OBJECT
public:
    enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };
    using Then = std::function<void(const QJsonValue &)>;

    Invocation(const Command &command, Arguments arguments, const Environment &environment);

    const Arguments &arguments() const { return m_arguments; }
    const Environment &environment() const { return m_environment; }
    bool json() const { return m_arguments.has(QStringLiteral("json")); }
    /// The folder that -s or TOCSIN_STATION names; empty when neither does.
    QString folder() const { return m_folder; }
    /// Asks what is known of types only, whichever station is named.
    void useTypesOnly() { m_folder.clear(); }

    /// Calls a method of the station; any error is told and ends the command.
    void call(const QString &method, const QJsonObject &params, Then then);
    /// Hears the station's notifications, and of its end.
    void listen(std::function<void(const QString &, const QJsonObject &)> heard,
                std::function<void()> lost = {});

    // Output ----------------------------------------------------------------------------------------------
    void print(const QString &line);
    /// As one line of JSON.
    void print(const QJsonValue &value);
    /// A word to the person beside the output, on standard error; with --json {"note": text}.
    void note(const QString &text);
    /// How many characters a line of the terminal takes; 0 when the output goes elsewhere.
    static int terminalWidth();
    /// What goes on meanwhile, on standard error: on a terminal one line that the next one takes the place
    /// of and clearProgress() wipes, elsewhere a line each. Nothing with --json.
    void progress(const QString &text);
    void clearProgress();
    /// JSON as it came, or a table of some columns.
    void show(const QJsonArray &rows, const QList<Column> &columns, const QString &whenEmpty = {});
    /// JSON as it came, or "name: value" lines, those of @p first before the others.
    void show(const QJsonObject &object, const QStringList &first = {});

    // The end; whatever is called after the first of these does nothing
    // --------------------------------------
    void finish(int code = Done);
    /// Tells what went wrong on standard error: a sentence each, or with --json one line
    /// {"errors": [{what, why, remedy}]}.
    void fail(const station::Error &error) { failAll({error}); }
    void failAll(const QList<station::Error> &errors);
    void wrongUsage(const QString &why);
    bool isFinished() const { return m_code >= 0; }
    int code() const { return m_code; }

Q_SIGNALS:
    void finished();

private:
    bool connectStation();
    bool open(station::Result<Environment::Device> device);

    const Command &m_command;
    const Arguments m_arguments;
    const Environment &m_environment;
    QString m_folder;
    std::unique_ptr<Connection> m_connection;
    int m_code = -1;
};

} // namespace client
