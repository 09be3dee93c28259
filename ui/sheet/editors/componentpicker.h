#pragma once

#include <QDialog>

class QLabel;
class QTreeWidget;

namespace ui {

class FilterField;
class StationLink;

/// Chooses a component of a type, found by a part of its name or path.
class ComponentPicker final : public QDialog
{
    Q_OBJECT
public:
    /// @p type: only components of exactly this type; empty = any.
    ComponentPicker(StationLink &link, const QString &type, const QString &current, QWidget *parent);

Q_SIGNALS:
    /// An empty ord means none.
    void picked(const QString &ord);

private:
    void search();
    void pick(const QString &ord);

    StationLink &m_link;
    QString m_type;
    QString m_current;
    FilterField *m_text;
    QTreeWidget *m_list;
    QLabel *m_state;
    int m_asked = 0; ///< The last search; answers to earlier ones are left aside.
};

} // namespace ui
