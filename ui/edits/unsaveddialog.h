#pragma once

#include <QDialog>

#include <functional>

class QTreeWidget;

namespace ui {

class PendingEdits;

/// Asks what shall become of changes that are not saved, each with what the station holds and what is to
/// replace it. Cancel is the default: nothing is lost and nothing is written.
class UnsavedDialog final : public QDialog
{
    Q_OBJECT
public:
    /// @p pathOf gives a component's path as it is now; empty where nobody knows.
    UnsavedDialog(const PendingEdits &edits, const std::function<QString(quint32)> &pathOf, QWidget *parent);

    QTreeWidget &rows() const { return *m_rows; }

Q_SIGNALS:
    void saveChosen();
    void discardChosen();

private:
    void addRows(const PendingEdits &edits, quint32 handle, const QString &path);

    QTreeWidget *m_rows;
};

} // namespace ui
