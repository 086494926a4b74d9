package dev.firewatch.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connection to the database that takes its time. What was sent arrives even if the
 * sender has long given up, as it does in earnest.
 */
final class SlowWire implements AutoCloseable {

	private static final int CHUNK = 1 << 16;

	private final ServerSocket socket;

	private final ExecutorService pumps = Executors.newCachedThreadPool(runnable -> {
		Thread thread = new Thread(runnable, "slow-wire");
		thread.setDaemon(true);
		return thread;
	});

	private final CountDownLatch closed = new CountDownLatch(1);

	private final AtomicInteger underWay = new AtomicInteger();

	private volatile int port;

	private volatile long delayMillis;

	SlowWire() {
		try {
			this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		pumps.execute(this::accept);
	}

	/**
	 * The address by which the database of the given address is reached over this wire.
	 */
	String to(String address) {
		port = Integer.parseInt(address.replaceFirst("(?s)^\\w+://[^:/]+:(\\d+).*", "$1"));
		return address.replaceFirst("(://[^:/]+):\\d+", "$1:" + socket.getLocalPort());
	}

	/** How long whatever is sent from now on takes to arrive. */
	void delay(Duration delay) {
		delayMillis = delay.toMillis();
	}

	/** Whether everything that was sent has arrived. */
	boolean isEmpty() {
		return underWay.get() == 0;
	}

	private void accept() {
		while (!socket.isClosed()) {
			try {
				Socket near = socket.accept();
				Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
				near.setTcpNoDelay(true);
				far.setTcpNoDelay(true);
				pumps.execute(() -> pump(near, far, true));
				pumps.execute(() -> pump(far, near, false));
			}
			catch (IOException ended) {
				// Either it is over, or the database is away and the next one may reach
				// it.
			}
		}
	}

	private void pump(Socket from, Socket to, boolean slowly) {
		byte[] chunk = new byte[CHUNK];
		try (from; to) {
			for (int read = from.getInputStream().read(chunk); read >= 0; read = from.getInputStream().read(chunk)) {
				underWay.incrementAndGet();
				try {
					if (slowly && delayMillis > 0 && closed.await(delayMillis, TimeUnit.MILLISECONDS)) {
						return;
					}
					to.getOutputStream().write(chunk, 0, read);
				}
				finally {
					underWay.decrementAndGet();
				}
			}
		}
		catch (IOException ended) {
			// One side has hung up.
		}
		catch (InterruptedException stopping) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		closed.countDown();
		try {
			socket.close();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		pumps.shutdownNow();
	}

}
