// A row without a text of its own language falls back to English. A row whose names are not known fits
// nothing: the general table then decides, which errs towards sending. A test reads every row.

#include "components/email/verdict/provider.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace email {

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    //: The code of this translation's language, as resources/presets.json writes it: "en", "de".
    const QString language = QCoreApplication::translate("ProviderPresets", "en");
    const QJsonValue text = value[language];
    return text.isString() ? text.toString() : value[QStringLiteral("en")].toString();
}

std::optional<Step> stepNamed(const QString &name)
{
    for (int step = 0; step < StepCount; ++step) {
        if (stepName(Step(step)) == name)
            return Step(step);
    }
    return {};
}

Verdict::Kind kindNamed(const QString &name)
{
    int kind = 0;
    while (kind < int(Verdict::Kind::Ambiguous) && verdictName(Verdict::Kind(kind)) != name)
        ++kind;
    return Verdict::Kind(kind);
}

Verdict::Mender menderNamed(const QString &name)
{
    int mender = 0;
    while (mender < int(Verdict::Mender::Provider) && menderName(Verdict::Mender(mender)) != name)
        ++mender;
    return Verdict::Mender(mender);
}

Limit limitNamed(const QString &name)
{
    static constexpr const char *names[] = {
        "", "messagesPerMinute", "messagesPerDay", "recipientsPerDay", "recipientsPerMessage", "connections"};
    const auto *found = std::find_if(std::begin(names), std::end(names),
                                     [&name](const char *known) { return name == QLatin1String(known); });
    return found == std::end(names) ? Limit::None : Limit(found - std::begin(names));
}

Verdict::Reach reachOf(Verdict::Kind kind, const QString &named)
{
    if (named == u"recipient" || kind == Verdict::Kind::RecipientRefused)
        return Verdict::Reach::Recipient;
    if (named == u"message" || kind == Verdict::Kind::MessageRefused)
        return Verdict::Reach::Message;
    return Verdict::Reach::Account;
}

/// What passes by itself is down, what needs a person is a fault, and one message or address is neither.
station::Status::Flag statusOf(const VerdictRule &rule)
{
    if (rule.reach != Verdict::Reach::Account)
        return station::Status::Ok;
    const bool person = rule.kind == Verdict::Kind::AccountHeld && rule.mender != Verdict::Mender::Nobody;
    return person ? station::Status::Fault : station::Status::Down;
}

} // namespace

const char *Provider::kept(const QString &text)
{
    m_texts.push_back(text.toUtf8());
    return m_texts.back().constData();
}

Provider::Row Provider::rowOf(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(QLatin1String(name)).toString(); };
    const QStringList steps = text("step").split(QStringLiteral(".."));
    const QStringList reply = text("reply").split(u' ');
    const std::optional<Step> first = stepNamed(steps.constFirst());
    const std::optional<Step> last = stepNamed(steps.constLast());
    Row row;
    for (int cause = 0; cause <= int(LastCause); ++cause) {
        if (causeName(Cause(cause)) == text("end"))
            row.cause = Cause(cause);
    }
    VerdictRule &rule = row.rule;
    rule.first = first.value_or(Step::Quit);
    rule.last = last.value_or(Step::Lookup);
    rule.code = reply.constFirst().toInt();
    rule.enhanced = kept(reply.value(1));
    rule.text = kept(text("text"));
    rule.kind = kindNamed(text("kind"));
    rule.mender = menderNamed(text("who"));
    rule.learns = limitNamed(text("learns"));
    rule.reach = reachOf(rule.kind, text("reach"));
    rule.holdSeconds = json.value(QStringLiteral("holdSeconds")).toInt();
    rule.split = json.value(QStringLiteral("split")).toBool();
    rule.status = json.value(QStringLiteral("usual")).toBool() ? station::Status::Ok : statusOf(rule);
    rule.cause = kept(textOf(json.value(QStringLiteral("cause"))));
    rule.remedy = kept(textOf(json.value(QStringLiteral("remedy"))));
    return row;
}

void Provider::addRows(const QJsonArray &rows)
{
    for (const QJsonValue &row : rows)
        m_rows.push_back(rowOf(row.toObject()));
}

std::vector<Provider> Provider::read()
{
    QFile file(QStringLiteral(":/email/presets.json"));
    (void)file.open(QIODevice::ReadOnly);
    const QJsonArray presets = QJsonDocument::fromJson(file.readAll()).array();
    std::vector<Provider> providers;
    providers.reserve(std::size_t(presets.size()));
    for (const QJsonValue &preset : presets) {
        Provider &provider = providers.emplace_back();
        provider.m_id = preset[QStringLiteral("id")].toString();
        provider.m_host = preset[QStringLiteral("smtp")][QStringLiteral("host")].toString();
        for (const QJsonValue &server : preset[QStringLiteral("servers")].toArray())
            provider.m_servers.append(server.toString());
        const QJsonValue figures = preset[QStringLiteral("figures")];
        provider.m_figures = {figures[QStringLiteral("recipientsPerMessage")].toInt(),
                              figures[QStringLiteral("messagesPerConnection")].toInt(),
                              figures[QStringLiteral("connections")].toInt()};
        provider.addRows(preset[QStringLiteral("replies")].toArray());
        // Several services of one provider speak alike; what is the service's own comes first.
        for (const QJsonValue &other : presets) {
            if (!provider.m_id.isEmpty() &&
                other[QStringLiteral("id")] == preset[QStringLiteral("repliesOf")])
                provider.addRows(other[QStringLiteral("replies")].toArray());
        }
    }
    return providers;
}

const std::vector<Provider> &Provider::all()
{
    static const std::vector<Provider> providers = read();
    return providers;
}

const Provider *Provider::find(const QString &id)
{
    const auto found = std::find_if(all().begin(), all().end(),
                                    [&id](const Provider &provider) { return provider.m_id == id; });
    return found == all().end() ? nullptr : &*found;
}

const Provider *Provider::ofServer(const QString &server)
{
    const QString name = server.toLower();
    const auto isWithin = [&name](const QString &domain) {
        return name == domain || name.endsWith(u'.' + domain);
    };
    for (const Provider &provider : all()) {
        if (!name.isEmpty() && provider.m_host == name)
            return &provider;
    }
    for (const Provider &provider : all()) {
        if (std::any_of(provider.m_servers.begin(), provider.m_servers.end(), isWithin))
            return &provider;
    }
    return nullptr;
}

const VerdictRule *Provider::ruleFor(Step step, const ServerReply &reply) const
{
    for (const Row &row : m_rows) {
        if (row.cause == Cause::None && row.rule.fits(step, reply))
            return &row.rule;
    }
    return nullptr;
}

const VerdictRule *Provider::ruleFor(Step step, Cause cause) const
{
    for (const Row &row : m_rows) {
        if (row.cause != Cause::None && row.cause == cause && step >= row.rule.first && step <= row.rule.last)
            return &row.rule;
    }
    return nullptr;
}

} // namespace email
