#pragma once

#include <QSet>
#include <QSortFilterProxyModel>

namespace ui {

class AlarmModel;
struct AlarmRow;

/// Which alarms a console shows, and in which order. A source is shown when one of its alarms is.
class AlarmFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    struct Wanted
    {
        QString text{};          ///< In any column.
        QSet<QString> states{};  ///< normal, offnormal, fault, alert; empty = all.
        QSet<QString> classes{}; ///< Empty = all.
        int priority = 255;      ///< This one and more urgent ones.
        bool unackedOnly = false;
    };

    explicit AlarmFilter(AlarmModel &model, QObject *parent = nullptr);

    const Wanted &wanted() const { return m_wanted; }
    void setWanted(const Wanted &wanted);
    bool isActive() const;
    /// What is filtered by, for a person: "text, class".
    QString description() const;
    /// The alarms that are shown, those below their source included.
    int shownAlarms() const;
    bool accepts(const AlarmRow &alarm) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    AlarmModel &m_model;
    Wanted m_wanted;
};

} // namespace ui
