// hello and the reading of the tree.

#include "station/describe.h"
#include "station/session/parameters.h"
#include "station/session/stationmethods.h"

#include <QCoreApplication>

namespace station {

namespace {

/// More rows than this are not given at once; a client asks for the next ones, or for a part of the tree.
constexpr int maxRows = 20'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

int limitOf(const Call &call, int usual)
{
    return std::clamp(call.params.value(QStringLiteral("limit")).toInt(usual), 1, maxRows);
}

/// One page of the components below another, in tree order.
class Listing
{
public:
    Listing(int deepest, int offset, int limit) : m_deepest(deepest), m_skip(offset), m_limit(limit) {}

    void add(const Component &parent, int depth = 1)
    {
        for (const auto &child : parent.children()) {
            if (m_rows.size() >= m_limit)
                return;
            if (m_skip > 0) {
                --m_skip;
            } else {
                QJsonObject row = summarize(*child);
                row.insert(QStringLiteral("depth"), depth);
                m_rows.append(row);
            }
            if (depth < m_deepest)
                add(*child, depth + 1);
        }
    }
    const QJsonArray &rows() const { return m_rows; }

private:
    const int m_deepest;
    int m_skip;
    const int m_limit;
    QJsonArray m_rows;
};

void children(Station &station, const Call &call, const Answer &answer)
{
    const Result<Component *> parent =
        station.find(call.params.value(QStringLiteral("ord")).toString(QStringLiteral("/")));
    if (!parent)
        return answer(parent.error());
    Listing listing(call.params.value(QStringLiteral("depth")).toInt(1),
                    call.params.value(QStringLiteral("offset")).toInt(0), limitOf(call, maxRows));
    listing.add(**parent);
    answer(QJsonValue(listing.rows()));
}

/// Finds components by a part of what a person knows of them; those that only lie below a match come last.
/// One pass, which makes rows only of what it finds: the whole tree is looked at while a person types.
class Search
{
public:
    Search(const QString &text, const QString &type, qsizetype limit)
        : m_text(text), m_type(type), m_limit(limit)
    {
    }

    void look(const Component &component)
    {
        const qsizetype above = m_path.size();
        if (component.parent())
            m_path += QLatin1Char('/') + component.name();
        if (m_type.isEmpty() || component.type().name == m_type) {
            if (isNamed(component))
                m_named.append(summarize(component));
            else if (m_below.size() < m_limit && holds(m_path))
                m_below.append(summarize(component));
        }
        for (const auto &child : component.children()) {
            if (m_named.size() >= m_limit)
                return;
            look(*child);
        }
        m_path.truncate(above);
    }

    QJsonArray rows() const
    {
        QJsonArray all = m_named;
        for (qsizetype i = 0; all.size() < m_limit && i < m_below.size(); ++i)
            all.append(m_below.at(i));
        return all;
    }

private:
    bool holds(const QString &text) const { return text.contains(m_text, Qt::CaseInsensitive); }
    bool isNamed(const Component &component) const
    {
        // Only a space can make the displayed name hold what the name does not.
        return holds(component.name()) || holds(component.type().name) ||
               (m_text.contains(QLatin1Char(' ')) && holds(displayNameOf(component.name())));
    }

    const QString m_text;
    const QString m_type;
    const qsizetype m_limit;
    QString m_path;
    QJsonArray m_named;
    QJsonArray m_below;
};

void rows(Station &station, const Call &call, const Answer &answer)
{
    QJsonArray found;
    for (const QJsonValue &ord : call.params.value(QStringLiteral("ords")).toArray()) {
        if (const Result<Component *> component = station.find(ord.toString()))
            found.append(summarize(**component));
    }
    answer(QJsonValue(found));
}

void search(Station &station, const Call &call, const Answer &answer)
{
    Search search(call.params.value(QStringLiteral("text")).toString(),
                  call.params.value(QStringLiteral("type")).toString(), limitOf(call, 200));
    search.look(station.root());
    answer(QJsonValue(search.rows()));
}

QString phaseName(Station::Phase phase)
{
    static constexpr const char *names[] = {"loading", "loaded", "started", "steady", "stopped"};
    return QLatin1String(names[int(phase)]);
}

void hello(Station &station, const Call &call, const Answer &answer)
{
    static constexpr const char *roles[] = {"viewer", "operator", "admin"};
    const auto rootText = [&station](const char16_t *name) {
        const SlotSpec *slot = station.root().findSlot(QStringView(name));
        return slot ? slot->type->toText(station.root().value(*slot).data, slot->facets) : QString();
    };
    answer(QJsonValue(QJsonObject{{QStringLiteral("protocol"), 1},
                                  {QStringLiteral("station"), rootText(u"stationName")},
                                  {QStringLiteral("stationId"), rootText(u"stationId")},
                                  {QStringLiteral("phase"), phaseName(station.phase())},
                                  {QStringLiteral("user"), call.actor.user},
                                  {QStringLiteral("role"), QLatin1String(roles[int(call.role)])}}));
}

} // namespace

void addTreeMethods(MethodTable &table, Station &station)
{
    table.add(
        {.name = QStringLiteral("hello"),
         .doc = tr("Opens the session; any other method is refused before it. Tells the protocol's number, "
                   "the station and what the person may do."),
         .schema = {{QStringLiteral("client"),
                     parameter("string", tr("The program, for the audit: \"workbench\"."))}},
         .run = [&station](const Call &call, const Answer &answer) { hello(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("tree.children"),
         .doc = tr("The components below one, in tree order, as rows {ord, handle, name, type, displayName, "
                   "status, hasChildren, icon, depth}. There may be more when as many rows come as the limit "
                   "allows: "
                   "ask again with the offset of the next row until fewer come."),
         .schema =
             {{QStringLiteral("ord"),
               parameter("string", tr("Where to begin; the root when left out."), true)},
              {QStringLiteral("depth"), parameter("integer", tr("How many levels; 1 when left out."), true)},
              {QStringLiteral("offset"),
               parameter("integer", tr("How many rows to leave out first; 0 when left out."), true)},
              {QStringLiteral("limit"),
               parameter("integer", tr("How many rows at most; 20,000 when left out, and at most."), true)}},
         .run = [&station](const Call &call, const Answer &answer) { children(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("tree.rows"),
         .doc =
             tr("The rows of single components, as tree.children gives them; what is not there any more is "
                "left out."),
         .schema = {{QStringLiteral("ords"), parameter("array", tr("Components, by path or handle."))}},
         .run = [&station](const Call &call, const Answer &answer) { rows(station, call, answer); }});
    table.add(
        {.name = QStringLiteral("tree.search"),
         .doc = tr("The components whose name, displayed name, type or path holds a text, as rows like those "
                   "of tree.children without the depth. Those where only the path holds it come last."),
         .schema = {{QStringLiteral("text"),
                     parameter("string", tr("What to look for; upper and lower case alike."), true)},
                    {QStringLiteral("type"),
                     parameter("string", tr("Only components of exactly this type."), true)},
                    {QStringLiteral("limit"),
                     parameter("integer", tr("How many rows at most; 200 when left out, 20,000 at most."),
                               true)}},
         .run = [&station](const Call &call, const Answer &answer) { search(station, call, answer); }});
}

} // namespace station
