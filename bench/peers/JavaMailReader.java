// JavaMail: fetches all of a mailbox over IMAP or POP3. Settings as bench/reading gives them.
import com.sun.mail.imap.IMAPFolder;
import java.io.OutputStream;
import java.util.Properties;
import javax.mail.FetchProfile;
import javax.mail.Folder;
import javax.mail.Message;
import javax.mail.Session;
import javax.mail.Store;
import javax.mail.UIDFolder;

public class JavaMailReader {
    private static final String protocol = JavaMailPeer.setting("PROTOCOL");
    private static final boolean reads = JavaMailPeer.setting("MODE").equals("read");
    private static Session session;
    private static int messages;

    private static Session makeSession() throws Exception {
        String all = "mail." + protocol + ".";
        Properties p = new Properties();
        p.put(all + "host", "localhost");
        p.put(all + "port", JavaMailPeer.setting("PORT"));
        p.put(all + "ssl.enable", "true");
        p.put(all + "ssl.checkserveridentity", "true");
        p.put(all + "ssl.socketFactory", JavaMailPeer.trusting(JavaMailPeer.setting("CA")).getSocketFactory());
        return Session.getInstance(p);
    }

    // The content first: the subject alone would be asked for with TOP, and the message again.
    private static long sizeOf(Message message) throws Exception {
        if (reads)
            return message.getContent().toString().length() + message.getSubject().length();
        message.writeTo(OutputStream.nullOutputStream());
        return message.getSize();
    }

    private static void fetch() throws Exception {
        Store store = session.getStore(protocol);
        store.connect(JavaMailPeer.setting("USER"), JavaMailPeer.setting("PASSWORD"));
        Folder folder = store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        Message[] all = folder.getMessages();
        if (protocol.equals("imap")) {
            FetchProfile profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            profile.add(IMAPFolder.FetchProfileItem.MESSAGE);
            folder.fetch(all, profile);
        }
        messages = 0;
        for (Message message : all) {
            if (sizeOf(message) < 1000)
                throw new IllegalStateException("a message is short");
            messages++;
        }
        finished = () -> {
            folder.close(false);
            store.close();
        };
    }

    private interface Closing {
        void run() throws Exception;
    }

    private static Closing finished;

    public static void main(String[] args) throws Exception {
        session = makeSession();
        for (int left = Integer.parseInt(JavaMailPeer.setting("WARMUP")); left > 0; left--) {
            fetch();
            finished.run();
        }
        // Another context: with the first one, the second connection finds no path to the root.
        session = makeSession();
        double cpu = JavaMailPeer.processorSeconds();
        long began = System.nanoTime();
        fetch();
        JavaMailPeer.tell(messages, began, cpu);
        finished.run();
    }
}
