#pragma once

#include <QObject>
#include <QString>

class QMenu;
class QTreeView;

namespace ui {

/// Which columns of a list are shown, how wide and sorted by what: chosen by a person, remembered for the
/// next time. Belongs to the list.
class ColumnChooser final : public QObject
{
    Q_OBJECT
public:
    /// To be made once the list has its model. @p key names the list in the settings.
    ColumnChooser(QTreeView &list, const QString &key, const QList<int> &hiddenAtFirst = {});

    /// A person has chosen widths before: they stand.
    bool isRestored() const { return m_restored; }
    /// A menu of all columns, for a button; the head of the list has the same one.
    QMenu *menu() const { return m_menu; }

private:
    void fill();
    void remember() const;

    QTreeView &m_list;
    QString m_key;
    QMenu *m_menu;
    bool m_restored = false;
};

} // namespace ui
