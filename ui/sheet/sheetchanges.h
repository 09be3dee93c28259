#pragma once

#include "ui/sheet/sheetrow.h"

#include <QObject>

namespace ui {

class PendingEdits;
class StationLink;

/// Turns what a person does on a sheet into undo steps, the rules' consequences in the same step, and writes
/// them on Save. An entry that cannot be right is kept with its reason, so that nothing typed is lost.
class SheetChanges final : public QObject
{
    Q_OBJECT
public:
    struct Problem
    {
        std::shared_ptr<SheetPart> part;
        quint32 handle = 0; ///< Which of the part's components.
        QString slot;       ///< Empty = the component as a whole.
        QString text;
    };
    using Parts = QList<std::shared_ptr<SheetPart>>;

    SheetChanges(StationLink &link, PendingEdits &edits, QObject *parent = nullptr);

    /// The pending value, else the station's; for several components the first one's.
    QJsonValue current(const SheetPart &part, const QString &slot) const;
    rules::Values valuesOf(const SheetPart &part) const;

    /// One undo step: the value for each of the part's components, and what the rules make follow.
    void change(const std::shared_ptr<SheetPart> &part, const QString &slot, const QJsonValue &value);
    /// Keeps an entry that is no value of its type, with the reason on its row.
    void keepWrong(const std::shared_ptr<SheetPart> &part, const QString &slot, const QString &entry,
                   const QString &why);
    /// Several slots in one undo step: an offer of the rules, a paste, a reset.
    void change(const std::shared_ptr<SheetPart> &part, const QList<rules::Write> &writes,
                const QString &stepText);
    void reset(const std::shared_ptr<SheetPart> &part, const QStringList &slotNames);
    void revert(const Parts &parts);
    void revertSlot(const std::shared_ptr<SheetPart> &part, const QString &slot);
    /// Whether a multiple edit may touch this slot: names and secrets are each component's own.
    static bool isForMany(const SlotDescription &slot);

    /// What cannot be saved as it stands; notes it on the rows.
    QList<Problem> check(const Parts &parts);
    /// Saves each component whole or not at all. @p done gets every refusal.
    void save(const Parts &parts, std::function<void(const QList<Problem> &problems, int applied)> done);

    /// The value for a person, "auto (465)" for a port included.
    QString shown(const SheetPart &part, const SlotDescription &slot, const QJsonValue &value) const;

Q_SIGNALS:
    /// What followed by itself, and what may be wanted next.
    void said(const std::shared_ptr<SheetPart> &part, const rules::Consequences &what);

private:
    /// The result of saving several components, gathered until the last has answered.
    struct Saving
    {
        int open = 0;
        int applied = 0;
        QList<Problem> problems;
        std::function<void(const QList<Problem> &, int)> done;
    };
    void saveOne(const std::shared_ptr<SheetPart> &part, quint32 handle,
                 const std::shared_ptr<Saving> &saving);
    QString stepText(const SheetPart &part, const QString &slot, const QJsonValue &from,
                     const QJsonValue &to) const;

    StationLink &m_link;
    PendingEdits &m_edits;
};

} // namespace ui
