package dev.firewatch.mongo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the driver and the database and keeps back what is asked for as long as
 * it is told to. What nobody waits for any more still arrives, as it does on a network.
 */
public final class DelayingProxy implements AutoCloseable {

	private static final int LARGEST_CHUNK = 1 << 16;

	private final ServerSocket listening;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile Duration delay = Duration.ZERO;

	private DelayingProxy(ServerSocket listening, int target) {
		this.listening = listening;
		this.target = target;
	}

	public static DelayingProxy before(ServerProcess server) {
		try {
			DelayingProxy proxy = new DelayingProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()),
					server.port());
			proxy.start("proxy-accept", proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** From now on each request takes that much longer. */
	public void delay(Duration each) {
		this.delay = each;
	}

	public String connectionString() {
		return "mongodb://127.0.0.1:" + this.listening.getLocalPort() + "/?maxPoolSize=28";
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listening.accept();
			Socket server = new Socket();
			this.open.add(client);
			this.open.add(server);
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			start("proxy-requests", () -> pump(client, server, true));
			start("proxy-answers", () -> pump(server, client, false));
		}
	}

	private void pump(Socket from, Socket to, boolean delayed) throws IOException {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] chunk = new byte[LARGEST_CHUNK];
			for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
				if (delayed && this.closed.await(this.delay.toMillis(), TimeUnit.MILLISECONDS)) {
					return;
				}
				out.write(chunk, 0, read);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private interface Piece {

		void run() throws IOException;

	}

	private void start(String name, Piece piece) {
		Thread thread = new Thread(() -> {
			try {
				piece.run();
			}
			catch (IOException ex) {
				// One of the two went away, and so does the other.
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		this.closed.countDown();
		try {
			this.listening.close();
			for (Socket socket : this.open) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
