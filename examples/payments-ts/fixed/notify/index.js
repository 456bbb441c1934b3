exports.handler = async (event) => {
    for (const record of event.Records ?? []) {
        const payment = JSON.parse(record.body);
        const answer = await fetch(payment.callback, { method: "POST", body: record.body });
        if (!answer.ok) {
            throw new Error(`The shop answered ${answer.status} for payment ${payment.id}`);
        }
    }
};
