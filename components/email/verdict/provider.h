#pragma once

#include "components/email/verdict/verdictrules.h"

#include <QByteArray>
#include <QJsonArray>
#include <QStringList>

#include <deque>
#include <vector>

namespace email {

/// A mail provider as resources/presets.json knows it: what its servers let through, and what their refusals
/// mean. All are read once and live as long as the program.
class Provider
{
public:
    /// What the provider publishes; 0 = nothing known.
    struct Figures
    {
        int recipientsPerMessage = 0;
        int messagesPerConnection = 0;
        int connections = 0;
    };

    /// The provider that runs @p server: by the preset's own host, else by the domain that it is in; nullptr
    /// for a server that no preset knows.
    static const Provider *ofServer(const QString &server);
    static const Provider *find(const QString &id);
    static const std::vector<Provider> &all();

    const QString &id() const { return m_id; }
    const Figures &figures() const { return m_figures; }
    /// The provider's own meaning of a reply; nullptr where it means what it means everywhere.
    const VerdictRule *ruleFor(Step step, const ServerReply &reply) const;
    /// The same for an end without a deciding reply.
    const VerdictRule *ruleFor(Step step, Cause cause) const;

private:
    struct Row
    {
        VerdictRule rule;
        Cause cause = Cause::None; ///< Set for an end without a reply.
    };

    static std::vector<Provider> read();
    void addRows(const QJsonArray &rows);
    Row rowOf(const QJsonObject &json);
    const char *kept(const QString &text);

    QString m_id;
    QString m_host;
    QStringList m_servers;
    Figures m_figures;
    std::vector<Row> m_rows;
    std::deque<QByteArray> m_texts; ///< What the rows point to.
};

} // namespace email
