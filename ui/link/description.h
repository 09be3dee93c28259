#pragma once

#include "station/value/valuetype.h"

#include <QHash>
#include <QJsonObject>

namespace ui {

/// One slot as component.describe tells it.
struct SlotDescription
{
    enum Kind { Property, Action, Topic };
    enum Flag { ReadOnly = 1, Transient = 2, Hidden = 4, Summary = 8, Operator = 16, ConfirmRequired = 32 };

    QString name;
    QString displayName;
    Kind kind = Property;
    QString typeName; ///< Empty for actions and topics that carry nothing.
    const station::ValueType *type =
        nullptr; ///< Null for types that only the station knows, such as enumerations.
    station::Facets facets;
    int flags = 0;
    QString doc;
    QString group;
    QString relevantWhen; ///< "useSsl=false,…"; empty = always.
    bool writable = false;
    bool dynamic = false;
    QString linkedFrom; ///< Ord of the source slot; empty = not linked.
    QJsonValue initial; ///< The default.
    QJsonValue value;
    QString text; ///< The value for a person, as the station writes it.

    bool has(Flag flag) const { return (flags & flag) != 0; }
    bool isSecret() const { return typeName == QLatin1String("secret"); }

    static SlotDescription fromJson(const QJsonObject &json);
};

/// A rule between slots, so that the sheet can keep it before the station has to refuse.
struct RuleDescription
{
    QString kind; ///< "exclusive": at most one is true. "portByMode": the first slot's number follows the
                  ///< others. "secretNeedsMode": the first slot's secret needs one of the others to be true.
    QStringList slotNames;
    QString remedy;
    QHash<QString, int> ports; ///< portByMode: by the mode's slot, "none" for neither.
    /// portByMode where the ports differ by a further slot's value, such as the transport; empty = they do
    /// not.
    QString by;
    QHash<QString, QHash<QString, int>> portsBy;
    QHash<QString, QString> texts; ///< portByMode: what each mode is called.
    QString unless;                ///< secretNeedsMode: the boolean slot that lifts the rule.
    /// A mode that protects nothing while a further slot has some value, and what it is called then.
    struct Weakened
    {
        QString mode;
        QString slot;
        QJsonValue value;
        QString text;
    };
    Weakened weakened;

    static RuleDescription fromJson(const QJsonObject &json);
};

/// A component or a type as component.describe tells it: everything that a sheet is drawn from.
struct ComponentDescription
{
    QString ord;
    quint32 handle = 0; ///< 0 for a type.
    QString type;
    QString displayName;
    QString icon;
    QString doc;
    QList<SlotDescription> slotList;
    QList<RuleDescription> rules;
    QStringList views; ///< Best first; the property sheet and the slot sheet always among them.

    const SlotDescription *find(const QString &slot) const;
    /// A text of the station about this component as it is said beside its sheet: slots are called as they
    /// are there, "Use Ssl" for useSsl, and advice is of what a person does here.
    QString inWords(const QString &stationText) const;

    static ComponentDescription fromJson(const QJsonObject &json);
};

/// @p value as a person reads it, the unit included: by the value type where this program knows it.
QString textOf(const SlotDescription &slot, const QJsonValue &value);
/// What an action returned, for a person; empty when it returned nothing.
QString actionResultText(const QJsonValue &value);
/// Reads what a person typed and checks it against the facets; the error says why not. The station repeats
/// it.
station::Result<QJsonValue> parseText(const SlotDescription &slot, const QString &text);

} // namespace ui
