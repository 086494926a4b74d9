package dev.firewatch.mongo;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the driver and the database and gives one answer as a real server would,
 * where the embedded one never does: instead of carrying out the command, or after it.
 */
public final class AnsweringProxy implements AutoCloseable {

	private static final int HEADER = 16;

	private static final int OP_MSG = 2013;

	private final ServerSocket listening;

	private final int target;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final AtomicReference<@Nullable Planned> planned = new AtomicReference<>();

	private final List<String> given = new CopyOnWriteArrayList<>();

	private AnsweringProxy(ServerSocket listening, int target) {
		this.listening = listening;
		this.target = target;
	}

	/**
	 * The answer to the next command of one of the names on the collection.
	 *
	 * @param carriedOut whether the server does what is asked all the same
	 */
	private record Planned(Set<String> commands, String collection, boolean carriedOut, BsonDocument answer) {

		boolean isFor(BsonDocument command) {
			String name = command.getFirstKey();
			return this.commands.contains(name) && command.get(name).isString()
					&& command.getString(name).getValue().equals(this.collection);
		}

	}

	public static AnsweringProxy before(ServerProcess server) {
		try {
			AnsweringProxy proxy = new AnsweringProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()),
					server.port());
			proxy.start(proxy::accept);
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String connectionString() {
		return "mongodb://127.0.0.1:" + this.listening.getLocalPort() + "/?maxPoolSize=28";
	}

	/** Answers the next such command instead of the server, which never sees it. */
	public void refuse(Set<String> commands, String collection, String answer) {
		this.planned.set(new Planned(commands, collection, false, BsonDocument.parse(answer)));
	}

	/**
	 * Lets the server carry out the next such command, and changes its answer: fields are
	 * added to one that went well, and one that says {@code ok: 0} takes its place.
	 */
	public void distort(Set<String> commands, String collection, String answer) {
		this.planned.set(new Planned(commands, collection, true, BsonDocument.parse(answer)));
	}

	/** The commands that got another answer than the server's, since the last call. */
	public List<String> given() {
		List<String> all = List.copyOf(this.given);
		this.given.clear();
		this.planned.set(null);
		return all;
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listening.accept();
			Socket server = new Socket();
			this.open.add(client);
			this.open.add(server);
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
			start(() -> serve(client, server));
		}
	}

	private void serve(Socket client, Socket server) throws IOException {
		try (client; server) {
			DataInputStream requests = new DataInputStream(client.getInputStream());
			DataInputStream answers = new DataInputStream(server.getInputStream());
			while (true) {
				byte[] request = message(requests);
				Planned plan = plan(request);
				if (plan != null && !plan.carriedOut()) {
					send(client.getOutputStream(), answer(request, plan.answer()));
					continue;
				}
				send(server.getOutputStream(), request);
				byte[] answer = message(answers);
				send(client.getOutputStream(), (plan != null) ? distorted(request, answer, plan.answer()) : answer);
			}
		}
	}

	private @Nullable Planned plan(byte[] request) {
		Planned plan = this.planned.get();
		BsonDocument command = body(request);
		if (plan == null || command == null || !plan.isFor(command) || !this.planned.compareAndSet(plan, null)) {
			return null;
		}
		this.given.add(command.getFirstKey());
		return plan;
	}

	private static byte[] distorted(byte[] request, byte[] answer, BsonDocument with) {
		if (with.getNumber("ok", new BsonInt32(1)).intValue() == 0) {
			return answer(request, with);
		}
		BsonDocument whole = body(answer);
		if (whole == null) {
			throw new IllegalStateException("an answer that is no OP_MSG");
		}
		whole.putAll(with);
		return answer(request, whole);
	}

	private static byte[] message(DataInputStream in) throws IOException {
		byte[] length = in.readNBytes(4);
		if (length.length < 4) {
			throw new EOFException();
		}
		byte[] message = new byte[little(length).getInt(0)];
		System.arraycopy(length, 0, message, 0, 4);
		in.readFully(message, 4, message.length - 4);
		return message;
	}

	private static void send(OutputStream out, byte[] message) throws IOException {
		out.write(message);
		out.flush();
	}

	/** The command or answer, which is the section of kind 0; null in old messages. */
	private static @Nullable BsonDocument body(byte[] message) {
		ByteBuffer bytes = little(message);
		if (bytes.getInt(12) != OP_MSG) {
			return null;
		}
		int at = HEADER + 4;
		while (at < message.length && message[at] != 0) {
			at += 1 + bytes.getInt(at + 1);
		}
		ByteBuffer body = little(message).position(at + 1).slice().order(ByteOrder.LITTLE_ENDIAN);
		try (BsonBinaryReader reader = new BsonBinaryReader(body)) {
			return new BsonDocumentCodec().decode(reader, DecoderContext.builder().build());
		}
	}

	private static byte[] answer(byte[] request, BsonDocument body) {
		BasicOutputBuffer written = new BasicOutputBuffer();
		try (BsonBinaryWriter writer = new BsonBinaryWriter(written)) {
			new BsonDocumentCodec().encode(writer, body, EncoderContext.builder().build());
		}
		byte[] document = written.toByteArray();
		ByteBuffer answer = ByteBuffer.allocate(HEADER + 5 + document.length).order(ByteOrder.LITTLE_ENDIAN);
		answer.putInt(answer.capacity()).putInt(0).putInt(little(request).getInt(4)).putInt(OP_MSG);
		return answer.putInt(0).put((byte) 0).put(document).array();
	}

	private static ByteBuffer little(byte[] bytes) {
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private interface Piece {

		void run() throws IOException;

	}

	private void start(Piece piece) {
		Thread thread = new Thread(() -> {
			try {
				piece.run();
			}
			catch (IOException ex) {
				// One of the two went away, and so does the other.
			}
		}, "answering-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
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
