#pragma once

#include <QWidget>

#include <functional>

class QAbstractTableModel;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace ui {

class FilterField;
/// What the tabs of the certificate manager have in common: a filter, a table that sorts, buttons for the
/// selected rows, and a line that says what came of them.
class TrustPanel : public QWidget
{
    Q_OBJECT
public:
    explicit TrustPanel(QWidget *parent = nullptr);

    void find();
    /// Says something below the table; it stays until the next thing is said.
    void say(const QString &text);
    QTreeView &table() const { return *m_table; }

    /// Reads the rows again.
    virtual void refresh() = 0;

protected:
    /// How the table of a panel begins.
    struct Table
    {
        QString title;
        QString empty; ///< Shown instead of an empty table.
        QString key;   ///< Under which its columns are remembered.
        int sortColumn = 0;
        QList<int> hiddenAtFirst = {};
    };
    /// To be called once, from the constructor.
    void setModel(QAbstractTableModel *model, int sortRole, const Table &table);
    QPushButton *addButton(const QString &text, const char *name, const char *picture,
                           std::function<void()> run);
    /// Rows of the model that are selected.
    QList<int> selectedRows() const;
    /// The first selected row; -1 for none.
    int currentRow() const;
    /// Enables the buttons for what is selected.
    virtual void updateButtons() = 0;
    /// The rows are there. When they first are, the columns become as wide as what they hold; keys and screen
    /// readers need a current row.
    void filled();

private:
    void updateEmpty();

    FilterField *m_filter = nullptr;
    QPushButton *m_columns = nullptr;
    QTreeView *m_table = nullptr;
    QSortFilterProxyModel *m_proxy = nullptr;
    QLabel *m_empty = nullptr;
    QLabel *m_message = nullptr;
    QHBoxLayout *m_buttons = nullptr;
    QString m_emptyText;
    bool m_fitted = false;
};

/// Asks before something that cannot be taken back; "Keep" is the default. @p run is called on "yes".
void askBefore(QWidget *parent, const QString &title, const QString &text, const QString &yes,
               std::function<void()> run);

} // namespace ui
